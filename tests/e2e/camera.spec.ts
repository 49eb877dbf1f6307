/** The camera in the real window, with two that Chromium makes up: which one, and what is said when it is lost. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { launch } from '../../scripts/launch.ts';
import { enterPractice, expect, goTo, test } from './fixtures.ts';

/** The camera that gives the picture now. */
const inUse = (page: Page): Promise<string> =>
  page
    .locator('video')
    .evaluate((video: HTMLVideoElement) =>
      video.srcObject instanceof MediaStream ? (video.srcObject.getVideoTracks()[0]?.label ?? '') : '',
    );

test('a camera is chosen, remembered, told of when it is lost, and survives a picture that fails', async ({
  practiceFolder,
}) => {
  test.setTimeout(120_000);
  const data = mkdtempSync(path.join(tmpdir(), 'intyga-kamera-'));
  cpSync(practiceFolder, data, { recursive: true });
  const { app, page } = await launch({
    args: ['--use-fake-device-for-media-stream=device-count=2', '--data', data],
  });
  await enterPractice(page, 'Erik Sandberg');
  await goTo(page, '/intyg/kontrollera');
  const scan = () => page.getByRole('button', { name: 'Skanna med kameran' }).click();
  await scan();
  const which = page.getByRole('button', { name: /Kamera$/ });
  await expect(which).toContainText('fake_device_0');
  await which.click();
  await page.getByRole('option', { name: /fake_device_1/ }).click();
  await expect.poll(() => inUse(page)).toContain('fake_device_1');

  await page.getByRole('button', { name: 'Stäng kameran' }).click();
  await scan();
  await expect.poll(() => inUse(page)).toContain('fake_device_1');

  // Pictures that cannot be read: the next ones are looked at all the same.
  await page.evaluate(() => {
    const pen = CanvasRenderingContext2D.prototype;
    const usual = Object.getOwnPropertyDescriptor(pen, 'getImageData');
    const counted = Object.assign(window, { failed: 0 });
    Object.defineProperty(pen, 'getImageData', {
      configurable: true,
      value: () => {
        counted.failed += 1;
        if (counted.failed === 3 && usual) Object.defineProperty(pen, 'getImageData', usual);
        throw new Error('lost');
      },
    });
  });
  await expect.poll(() => page.evaluate(() => (window as unknown as { failed: number }).failed)).toBe(3);

  await page.locator('video').evaluate((video: HTMLVideoElement) => {
    const [track] = (video.srcObject as MediaStream).getVideoTracks();
    track?.dispatchEvent(new Event('ended'));
  });
  await expect(page.getByText('Kameran ger ingen bild längre')).toBeVisible();
  await page.getByRole('button', { name: 'Försök igen' }).click();
  await expect.poll(() => inUse(page)).toContain('fake_device_1');
  await app.close();
  rmSync(data, { recursive: true, force: true });
});
