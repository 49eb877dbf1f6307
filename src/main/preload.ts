/** The bridge: all that the page can reach. Runs sandboxed; knows no call by name. */
import { contextBridge, ipcRenderer } from 'electron';

const events = ['progress', 'engine', 'command'] as const;

contextBridge.exposeInMainWorld('bridge', {
  call: (name: string, input: unknown, work?: number, pin?: string): Promise<unknown> =>
    ipcRenderer.invoke('call', name, input, work, pin),
  cancel: (work: number): void => {
    ipcRenderer.send('cancel', work);
  },
  on: (event: (typeof events)[number], listener: (...details: unknown[]) => void): void => {
    if (events.includes(event))
      ipcRenderer.on(event, (_event, ...details: unknown[]) => {
        listener(...details);
      });
  },
});
