/** A secret on the clipboard: for a minute, and never longer than the program. Not here: who puts one there. */
import { clipboard } from 'electron';

/** Milliseconds. */
const secretStays = 60_000;

let secret: string | undefined;

/** Takes the secret away where it is still what lies there. */
export const forgetSecret = async (): Promise<void> => {
  const own = secret;
  secret = undefined;
  if (own !== undefined && (await clipboard.readText()) === own) await clipboard.writeText('');
};

export const copySecret = async (text: string): Promise<void> => {
  await clipboard.writeText(text);
  secret = text;
  setTimeout(() => {
    if (secret === text) void forgetSecret();
  }, secretStays);
};
