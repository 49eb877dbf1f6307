/**
 * The PDF room, loaded when the first document is made: its font engine and PDF library would otherwise add to every
 * start of the program.
 */
export const pdfRoom = () => import('../../pdf/index.ts');
