import { Injectable } from '@nestjs/common';
import { Problem } from '../common/problem.js';
import { JPEG, type MediaType, PNG } from './media-types.js';
import { FileBroken, ImageTooLarge } from './refusals.js';

/** Width and height, as shown. */
export interface Size {
  width: number;
  height: number;
}

const MOST_PIXELS = 40_000_000;
/** One image is drawn at a time, and so many more may wait: the largest, when it is turned, takes seconds and 400 MB. */
const MOST_WAITING = 2;
const DRAWN_WITHIN_SECONDS = 20;
/** What cannot be told from the original by eye. */
const JPEG_QUALITY = 90;

/** Draws images anew, so that only what is seen is kept. */
@Injectable()
export class Images {
  private drawing: Promise<unknown> = Promise.resolve();
  private count = 0;

  /**
   * Draws the image of a file into another, upright and in sRGB: without what its camera and programs wrote beside it
   * (place, device, thumbnails) and without what was hung to its end.
   * @throws FileBroken, ImageTooLarge, Problem while too many wait
   */
  async redraw(from: string, to: string, type: MediaType): Promise<Size> {
    if (this.count > MOST_WAITING) throw busy();
    this.count++;
    const drawn = this.drawing.then(() => draw(from, to, type));
    this.drawing = drawn.catch(() => {});
    try {
      return await drawn;
    } finally {
      this.count--;
    }
  }
}

async function draw(from: string, to: string, type: MediaType): Promise<Size> {
  const sharp = await (loaded ??= load());
  const image = sharp(from, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .timeout({ seconds: DRAWN_WITHIN_SECONDS })
    .autoOrient();
  try {
    const { width, height } = await (
      type === JPEG ? image.jpeg({ quality: JPEG_QUALITY }) : image.png()
    ).toFile(to);
    return { width, height };
  } catch (error) {
    throw refusal(error, type);
  }
}

/** The library takes 26 MB of memory, so it is loaded with the first image. It reads what is taken and nothing else. */
let loaded: ReturnType<typeof load> | undefined;
async function load() {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadJpegFile', 'VipsForeignLoadPngFile'] });
  return sharp;
}

/** What is wrong with the image; what is wrong with our disk stays our error. */
function refusal(error: unknown, type: MediaType): unknown {
  const said = error instanceof Error ? error.message : '';
  if (/pixel limit/i.test(said)) return new ImageTooLarge(MOST_PIXELS / 1_000_000);
  if (/unix error|no space left|permission denied/i.test(said)) return error;
  return new FileBroken(type, { id: 'gambarnya tidak dapat dibaca', en: 'the image cannot be read' });
}

/** Whether a file of this type is an image. */
export const isImage = (type: MediaType): boolean => type === JPEG || type === PNG;

const busy = () =>
  new Problem(
    'unavailable',
    'unavailable',
    {
      id: 'Terlalu banyak gambar sedang diolah; coba lagi sebentar.',
      en: 'Too many images are being worked on; try again in a moment.',
    },
    undefined,
    { 'retry-after': '5' },
  );
