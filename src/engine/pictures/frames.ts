/**
 * Which frame of an animated picture to keep: the first that shows nearly as much as any. Many begin with an empty one.
 * Not here: making pictures smaller (images.ts).
 */
import type { Sharp } from 'sharp';

/** As many as are looked at, evenly spread. */
const mostLookedAt = 16;
const side = 48;
/** Standard deviation of colour, 0 to 127, below which nothing is to be seen. */
const least = 1;

/** How much there is to see: how far colours differ on grey, 0 where all is one colour or all is clear. */
const shows = async (frame: Sharp): Promise<number> => {
  const { data, info } = await frame
    .resize({ width: side, height: side, fit: 'inside' })
    .flatten({ background: '#808080' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const values = [...data];
  const deviations = Array.from({ length: info.channels }, (_, channel) => {
    const own = values.filter((__, index) => index % info.channels === channel);
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    return Math.sqrt(own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length);
  });
  return Math.max(...deviations);
};

/** The number of the frame, from 0; undefined when none shows anything. */
export const frameThatShows = async (
  open: (page: number) => Sharp,
  pages: number,
): Promise<number | undefined> => {
  const count = Math.min(pages, mostLookedAt);
  const looked: { readonly page: number; readonly shown: number }[] = [];
  for (let index = 0; index < count; index += 1) {
    const page = Math.floor((index * pages) / count);
    looked.push({ page, shown: await shows(open(page)) });
  }
  const most = Math.max(...looked.map(({ shown }) => shown));
  return most < least ? undefined : looked.find(({ shown }) => shown >= most / 2)?.page;
};
