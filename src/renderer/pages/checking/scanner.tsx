/**
 * The computer's camera looking for a QR code. Loaded only when somebody asks for it; pictures never leave this page
 * and none is kept. Not here: which camera (camera.ts), and what a found text means.
 */
import { RotateCw, X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Stack } from '../../ui/frame/layout.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { Select } from '../../ui/form/select.tsx';
import {
  closeCamera,
  listCameras,
  openCamera,
  rememberedCamera,
  troubleOf,
  watchCameras,
  type Camera,
  type CameraTrouble,
} from './camera.ts';
import './checking.css';

// Its own file, from the program: otherwise the library would ask a server for it.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });

const scanEvery = 150;
/** Looks without a new picture, or that went wrong, after which the camera counts as lost: some five seconds. */
const patience = 33;

type ScannerProps = { readonly onFound: (text: string) => void; readonly onClose: () => void };

export function Scanner({ onFound, onClose }: ScannerProps) {
  const { t } = useTranslation('checking');
  const video = useRef<HTMLVideoElement>(null);
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null);
  const [cameras, setCameras] = useState<readonly Camera[]>([]);
  const [used, setUsed] = useState<string | null>(null);
  /** Each is a new opening. */
  const [wish, setWish] = useState(() => ({ id: rememberedCamera.get() }));
  const found = useEffectEvent(onFound);

  useEffect(() => {
    let [isOver, timer] = [false, 0];
    let stream: MediaStream | undefined;
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d', { willReadFrequently: true });

    const end = (): void => {
      isOver = true;
      window.clearTimeout(timer);
      closeCamera(stream);
    };
    const fail = (what: CameraTrouble): void => {
      if (isOver) return;
      end();
      setTrouble(what);
    };
    const read = async (shown: HTMLVideoElement): Promise<string | undefined> => {
      if (!pen || shown.videoWidth === 0) return undefined;
      [canvas.width, canvas.height] = [shown.videoWidth, shown.videoHeight];
      pen.drawImage(shown, 0, 0);
      const picture = pen.getImageData(0, 0, canvas.width, canvas.height);
      const [code] = await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: 1 });
      return code?.text;
    };
    let [still, seenAt] = [0, -1];
    const scan = async (shown: HTMLVideoElement): Promise<void> => {
      let isNew = shown.currentTime !== seenAt;
      seenAt = shown.currentTime;
      // A picture that cannot be read is one picture; the next may be.
      const text = await read(shown).catch(() => {
        isNew = false;
        return undefined;
      });
      if (isOver) return;
      if (text) {
        found(text);
        return;
      }
      still = isNew ? 0 : still + 1;
      if (still >= patience) fail('cameraLost');
      else timer = window.setTimeout(() => void scan(shown), scanEvery);
    };
    const refresh = async (): Promise<void> => {
      const now = await listCameras();
      if (!isOver) setCameras(now);
    };
    const start = async (): Promise<void> => {
      const opened = await openCamera(wish.id);
      ({ stream } = opened);
      const shown = video.current;
      if (isOver || !shown) {
        closeCamera(stream);
        return;
      }
      setUsed(opened.id);
      for (const track of stream.getVideoTracks())
        track.addEventListener('ended', () => {
          fail('cameraLost');
        });
      shown.srcObject = stream;
      await refresh();
      await shown.play();
      await scan(shown);
    };
    const changed = (): void => void refresh();
    const stopWatching = watchCameras(changed);
    start().catch((error: unknown) => {
      fail(stream ? 'cameraLost' : troubleOf(error));
    });
    return () => {
      stopWatching();
      end();
    };
  }, [wish]);

  const open = (id: string | null): void => {
    setTrouble(null);
    setWish({ id });
  };
  const choices = cameras.map(({ id, label }, index) => ({
    id,
    label: label || t('cameraNumber', { number: index + 1 }),
  }));
  return (
    <Card
      title={t('scanTitle')}
      actions={
        <Button size="small" icon={X} onPress={onClose}>
          {t('scanClose')}
        </Button>
      }
    >
      <Stack>
        {choices.length > 1 ? (
          <Select
            label={t('whichCamera')}
            options={choices}
            value={choices.some(({ id }) => id === used) ? used : null}
            onChange={(id) => {
              rememberedCamera.keep(id);
              open(id);
            }}
          />
        ) : null}
        {trouble ? (
          <Notice
            tone="problem"
            title={t(`${trouble}.title`)}
            actions={
              <Button icon={RotateCw} onPress={() => open(wish.id)}>
                {t('scanAgain')}
              </Button>
            }
          >
            <p>{t(`${trouble}.help`)}</p>
          </Notice>
        ) : (
          <>
            <p>{t('scanHelp')}</p>
            <video ref={video} className="check-camera" muted playsInline aria-label={t('camera')} />
          </>
        )}
      </Stack>
    </Card>
  );
}
