/**
 * The computer's camera looking for a QR code. Loaded only when somebody asks for it; pictures never leave this page
 * and none is kept. Not here: what a found text means.
 */
import { X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import './checking.css';

// Its own file, from the program: otherwise the library would ask a server for it.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });

const lookEvery = 150;
/** What a dense code needs: some 2.5 pixels for each of its squares. */
const wanted = { width: { ideal: 1920 }, height: { ideal: 1080 }, facingMode: 'environment' };

type Trouble = 'noCamera' | 'cameraBusy';

const troubleOf = (error: unknown): Trouble =>
  error instanceof DOMException && error.name === 'NotReadableError' ? 'cameraBusy' : 'noCamera';

type ScannerProps = { readonly onFound: (text: string) => void; readonly onClose: () => void };

export function Scanner({ onFound, onClose }: ScannerProps) {
  const { t } = useTranslation('checking');
  const video = useRef<HTMLVideoElement>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const found = useEffectEvent(onFound);

  useEffect(() => {
    let [isOver, timer] = [false, 0];
    let stream: MediaStream | undefined;
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d', { willReadFrequently: true });

    const look = async (shown: HTMLVideoElement): Promise<void> => {
      if (pen && shown.videoWidth > 0) {
        [canvas.width, canvas.height] = [shown.videoWidth, shown.videoHeight];
        pen.drawImage(shown, 0, 0);
        const picture = pen.getImageData(0, 0, canvas.width, canvas.height);
        const [code] = await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: 1 });
        if (isOver) return;
        if (code?.text) {
          found(code.text);
          return;
        }
      }
      timer = window.setTimeout(() => void look(shown), lookEvery);
    };
    const start = async (): Promise<void> => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
      } catch (error) {
        if (!isOver) setTrouble(troubleOf(error));
        return;
      }
      const shown = video.current;
      if (isOver || !shown) {
        stream.getTracks().forEach((track) => track.stop());
        return;
      }
      shown.srcObject = stream;
      await shown.play();
      await look(shown);
    };
    void start();
    return () => {
      isOver = true;
      window.clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, []);

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
        {trouble ? (
          <Notice tone="problem" title={t(`${trouble}.title`)}>
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
