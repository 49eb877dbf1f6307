/**
 * What pdf.js needs for documents that people bring: the fourteen fonts that a PDF may take for granted, and readers of
 * the pictures that scanners write (JBIG2, JPEG 2000). All of it comes with the program. Not here: reading
 * (pdf-document.ts).
 */
const files = import.meta.glob<string>(
  [
    '../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
    '../../../node_modules/pdfjs-dist/wasm/{jbig2,openjpeg,qcms_bg}.wasm',
  ],
  { query: '?url', import: 'default', eager: true },
);

/** Asked for by file name. */
class OurFiles {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const found = Object.entries(files).find(([path]) => path.endsWith(`/${filename}`));
    if (!found) throw new Error(`No such file comes with the program: ${filename}`);
    const reply = await fetch(found[1]);
    return new Uint8Array(await reply.arrayBuffer());
  }
}

export const pdfHelpers = { BinaryDataFactory: OurFiles, useWorkerFetch: false, useSystemFonts: false };
