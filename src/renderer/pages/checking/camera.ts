/**
 * The computer's camera, which one, and being told when it no longer gives a picture. Not here: what is looked for in
 * the picture (scanner.tsx).
 */
export type CameraTrouble = 'noCamera' | 'cameraBusy' | 'cameraDenied' | 'cameraLost';

export type Camera = { readonly id: string; readonly label: string };

export type Opened = {
  readonly stream: MediaStream;
  /** The one that was opened: another than wished where that one is not there. */
  readonly id: string;
};

/** What a dense code needs: some 2.5 pixels for each of its squares. */
const wanted = { width: { ideal: 1920 }, height: { ideal: 1080 } };

/** Words of the browser, in its versions. */
const troubles: Readonly<Record<string, CameraTrouble>> = {
  NotReadableError: 'cameraBusy',
  TrackStartError: 'cameraBusy',
  AbortError: 'cameraBusy',
  NotAllowedError: 'cameraDenied',
  SecurityError: 'cameraDenied',
};

/** A DOMException's name, also of one from another window. */
const nameOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';

export const troubleOf = (error: unknown): CameraTrouble => troubles[nameOf(error)] ?? 'noCamera';

/** Opens the wished camera, or any where it has been taken away. */
export const openCamera = async (wished: string | null): Promise<Opened> => {
  const ask = (which: MediaTrackConstraints): Promise<MediaStream> =>
    navigator.mediaDevices.getUserMedia({ video: { ...wanted, ...which }, audio: false });
  const any: MediaTrackConstraints = { facingMode: 'environment' };
  const stream =
    wished === null
      ? await ask(any)
      : await ask({ deviceId: { exact: wished } }).catch((error: unknown) => {
          if (!['OverconstrainedError', 'NotFoundError'].includes(nameOf(error))) throw error;
          return ask(any);
        });
  return { stream, id: stream.getVideoTracks()[0]?.getSettings().deviceId ?? '' };
};

export const closeCamera = (stream: MediaStream | undefined): void => {
  for (const track of stream?.getTracks() ?? []) track.stop();
};

/** Those there are now; they have names once one has been opened. */
export const listCameras = async (): Promise<readonly Camera[]> =>
  (await navigator.mediaDevices.enumerateDevices())
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));

/** Tells when one is plugged in or pulled out, until the function that comes back is called. */
export const watchCameras = (changed: () => void): (() => void) => {
  // Not there on a computer or page that may have none.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  devices?.addEventListener('devicechange', changed);
  return () => devices?.removeEventListener('devicechange', changed);
};

const key = 'camera';

/** Kept on this computer: the camera on the screen's edge is seldom the one that can be held over a paper. */
export const rememberedCamera = {
  get: (): string | null => localStorage.getItem(key),
  keep: (id: string): void => {
    localStorage.setItem(key, id);
  },
};
