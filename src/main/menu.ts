/** The Swedish menu. Items that belong to the page are sent to it as commands; the page knows where they lead. */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import { t } from './texts.ts';

export type MenuActions = {
  /** A command of the page, for example `go:/deltagare`, `print`, `palette`, `about`. */
  readonly command: (name: string) => void;
  /** Percentage points; 0 goes back to 100 %. Its keys are zoom-keys.ts. */
  readonly zoomBy: (points: number) => void;
  readonly isDevelopment: boolean;
};

export const setMenu = ({ command, zoomBy, isDevelopment }: MenuActions): void => {
  const item = (key: string, name: string, accelerator?: string): MenuItemConstructorOptions => ({
    label: t(`menu.${key}`),
    click: () => {
      command(name);
    },
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const role = (
    key: string,
    name: NonNullable<MenuItemConstructorOptions['role']>,
  ): MenuItemConstructorOptions => ({
    label: t(`menu.${key}`),
    role: name,
  });
  const zoom = (key: string, points: number, accelerator: string): MenuItemConstructorOptions => ({
    label: t(`menu.${key}`),
    accelerator,
    // Shown only: zoom-keys.ts knows more keyboards.
    registerAccelerator: false,
    click: () => {
      zoomBy(points);
    },
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: t('menu.file'),
        submenu: [
          item('print', 'print', 'CmdOrCtrl+P'),
          item('lock', 'lock', 'CmdOrCtrl+L'),
          line,
          role('quit', 'quit'),
        ],
      },
      {
        label: t('menu.edit'),
        submenu: [
          role('undo', 'undo'),
          role('redo', 'redo'),
          line,
          role('cut', 'cut'),
          role('copy', 'copy'),
          role('paste', 'paste'),
          role('selectAll', 'selectAll'),
        ],
      },
      {
        label: t('menu.go'),
        submenu: [
          item('todo', 'go:/'),
          item('participants', 'go:/deltagare'),
          item('quick', 'go:/snabbregistrera'),
          item('control', 'go:/granskning'),
          item('certificates', 'go:/intyg'),
          item('modules', 'go:/moduler'),
          line,
          item('palette', 'palette', 'CmdOrCtrl+K'),
        ],
      },
      {
        label: t('menu.view'),
        submenu: [
          zoom('zoomIn', 10, 'CmdOrCtrl+Plus'),
          zoom('zoomOut', -10, 'CmdOrCtrl+-'),
          zoom('zoomReset', 0, 'CmdOrCtrl+0'),
          line,
          role('fullScreen', 'togglefullscreen'),
          ...(isDevelopment ? [role('developer', 'toggleDevTools')] : []),
        ],
      },
      {
        label: t('menu.help'),
        submenu: [item('shortcuts', 'shortcuts'), item('about', 'about')],
      },
    ]),
  );
};
