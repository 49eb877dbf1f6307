/** What the shell's menu asks of the page: go somewhere, print, open the palette, the shortcuts or the about box. */
import { useEffect } from 'react';
import { lockNow } from './locking.ts';
import { printNow } from './printing.ts';
import { goTo } from './navigation.ts';

type Openable = 'palette' | 'shortcuts' | 'about';

let receiver: ((name: Openable) => void) | undefined;

export const receiveCommand = (name: string): void => {
  if (!receiver) return; // nobody is signed in: the menu leads nowhere yet
  if (name.startsWith('go:')) goTo(name.slice(3));
  else if (name === 'print') printNow();
  else if (name === 'lock') void lockNow();
  else if (name === 'palette' || name === 'shortcuts' || name === 'about') receiver(name);
};

export const useMenuCommands = (open: (name: Openable) => void): void => {
  useEffect(() => {
    receiver = open;
    return () => {
      receiver = undefined;
    };
  }, [open]);
};
