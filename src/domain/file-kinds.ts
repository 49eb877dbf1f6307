/**
 * Kinds of files: which may be kept with evidence, how each is shown, what it may be called, and why others are not
 * kept. Not here: telling what a file is (engine/pictures/file-kind.ts) and who may open one (evidence.ts).
 */

/**
 * How a kept file is shown in the program. `elsewhere`: only another program can, so a copy is saved for it; only of
 * kinds that were kept once and are no more, since whoever signs for evidence must be able to see it.
 */
export const waysToShow = ['picture', 'pdf', 'text', 'document', 'sound', 'film', 'elsewhere'] as const;
export type WayToShow = (typeof waysToShow)[number];

type Kind = {
  readonly shown: Exclude<WayToShow, 'elsewhere'>;
  /** Endings that a name may have, without the dot; the first is given to a name that has none of them. */
  readonly endings: readonly [string, ...string[]];
};

/**
 * What is kept, by media type. Pictures come in many kinds and are kept as JPEG or PNG. AMR, in which older phones
 * record, is not: no browser plays it.
 */
const keptKinds = {
  'image/jpeg': { shown: 'picture', endings: ['jpg', 'jpeg'] },
  'image/png': { shown: 'picture', endings: ['png'] },
  'application/pdf': { shown: 'pdf', endings: ['pdf'] },
  'text/plain': { shown: 'text', endings: ['txt', 'csv', 'log', 'md', 'tsv'] },
  'audio/mpeg': { shown: 'sound', endings: ['mp3'] },
  'audio/mp4': { shown: 'sound', endings: ['m4a', 'm4b'] },
  'audio/aac': { shown: 'sound', endings: ['aac'] },
  'audio/wav': { shown: 'sound', endings: ['wav'] },
  'audio/ogg': { shown: 'sound', endings: ['ogg', 'oga', 'opus'] },
  'audio/webm': { shown: 'sound', endings: ['weba', 'webm'] },
  'audio/flac': { shown: 'sound', endings: ['flac'] },
  'video/mp4': { shown: 'film', endings: ['mp4', 'm4v'] },
  'video/quicktime': { shown: 'film', endings: ['mov', 'qt'] },
  'video/3gpp': { shown: 'film', endings: ['3gp', '3g2'] },
  'video/webm': { shown: 'film', endings: ['webm'] },
  'video/matroska': { shown: 'film', endings: ['mkv'] },
  'application/rtf': { shown: 'document', endings: ['rtf'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    shown: 'document',
    endings: ['docx'],
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    shown: 'document',
    endings: ['xlsx'],
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    shown: 'document',
    endings: ['pptx'],
  },
  'application/vnd.oasis.opendocument.text': { shown: 'document', endings: ['odt'] },
  'application/vnd.oasis.opendocument.spreadsheet': { shown: 'document', endings: ['ods'] },
  'application/vnd.oasis.opendocument.presentation': { shown: 'document', endings: ['odp'] },
} as const satisfies Readonly<Record<string, Kind>>;

export type KeptMediaType = keyof typeof keptKinds;
export const keptMediaTypes = Object.keys(keptKinds) as readonly KeptMediaType[]; // the table's own keys

export const isKept = (mediaType: string): mediaType is KeptMediaType => Object.hasOwn(keptKinds, mediaType);

/** `text/plain; charset=utf-16le` is `text/plain`. */
const bare = (mediaType: string): string => mediaType.split(';', 1)[0] ?? '';

const kindOf = (mediaType: string): Kind | undefined => {
  const type = bare(mediaType);
  return isKept(type) ? keptKinds[type] : undefined;
};

export const wayToShow = (mediaType: string): WayToShow => kindOf(mediaType)?.shown ?? 'elsewhere';

/** How text is to be read; what was kept without saying is UTF-8. */
export const charsetOf = (mediaType: string): string =>
  /;\s*charset=([\w-]+)/.exec(mediaType)?.[1] ?? 'utf-8';

/** What people bring, in the groups of the dialog. Some only become other kinds, or are told what to do about. */
export const pickable = {
  photos: ['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'heic', 'heif', 'avif', 'webp', 'gif', 'bmp', 'tif', 'tiff'],
  soundAndFilm: [
    'm4a',
    'mp3',
    'wav',
    'ogg',
    'oga',
    'opus',
    'aac',
    'amr',
    'flac',
    'weba',
    '3ga',
    'm4b',
    'mp4',
    'mov',
    'm4v',
    '3gp',
    '3g2',
    'webm',
    'mkv',
  ],
  documents: ['pdf', 'docx', 'odt', 'rtf', 'txt', 'csv', 'log', 'md', 'tsv', 'xlsx', 'ods', 'pptx', 'odp'],
} as const;

/** Endings that say what a file is, and so are changed where it is something else. Others are part of its name. */
const telling: ReadonlySet<string> = new Set([
  ...Object.values(pickable).flat(),
  ...Object.values(keptKinds).flatMap(({ endings }): readonly string[] => endings),
]);

/** A name whose ending says what the file is, so that every computer opens it as that. */
export const nameFor = (name: string, mediaType: string): string => {
  const kind = kindOf(mediaType);
  if (!kind) return name;
  const [, stem = '', ending = ''] = /^(.+)\.([^.]+)$/.exec(name) ?? [];
  const isTelling = telling.has(ending.toLowerCase());
  if (isTelling && kind.endings.includes(ending.toLowerCase())) return name;
  return `${isTelling ? stem : name}.${kind.endings[0]}`;
};

/** Why a file is not kept; each has its words and what to do about it. */
export const notKeptReasons = [
  'empty',
  'heic',
  'otherPicture',
  'manyPages',
  'emptyAnimation',
  'otherSound',
  'otherFilm',
  'oldOffice',
  'locked',
  'macros',
  'otherDocument',
  'archive',
  'program',
  'unknown',
] as const;
export type NotKept = (typeof notKeptReasons)[number];

/** A document with a password: what Office makes of one is no package any more. */
export const lockedOffice = 'application/x-office-locked';

const notKeptByType: Readonly<Partial<Record<NotKept, readonly string[]>>> = {
  heic: ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'],
  otherFilm: ['application/vnd.ms-asf', 'application/mxf', 'application/ogg', 'application/vnd.rn-realmedia'],
  locked: [lockedOffice],
  oldOffice: ['application/x-cfb', 'application/vnd.ms-outlook'],
  otherDocument: [
    'application/postscript',
    'application/eps',
    'application/epub+zip',
    'application/vnd.visio',
    'application/x-mobipocket-ebook',
    'application/x-indesign',
  ],
  archive: [
    'application/zip',
    'application/x-tar',
    'application/x-rar-compressed',
    'application/gzip',
    'application/x-bzip2',
    'application/x-7z-compressed',
    'application/x-xz',
    'application/zstd',
    'application/vnd.ms-cab-compressed',
    'application/x-lzip',
    'application/x-compress',
    'application/x-arj',
    'application/x-lzh-compressed',
    'application/x-ace-compressed',
  ],
  program: [
    'application/x-msdownload',
    'application/x-elf',
    'application/x-mach-binary',
    'application/x-apple-diskimage',
    'application/java-archive',
    'application/java-vm',
    'application/vnd.android.package-archive',
    'application/x-deb',
    'application/x-rpm',
    'application/wasm',
    'application/x.ms.shortcut',
    'application/x.apple.alias',
    'application/x-google-chrome-extension',
    'application/x-xpinstall',
    'application/x-asar',
    'application/x-shockwave-flash',
    'application/vnd.ms-htmlhelp',
  ],
};

const notKeptByWords: readonly (readonly [RegExp, NotKept])[] = [
  [/macroenabled/i, 'macros'],
  [/^application\/vnd\.(openxmlformats|oasis)/, 'otherDocument'],
  [/^image\//, 'otherPicture'],
  [/^audio\//, 'otherSound'],
  [/^video\//, 'otherFilm'],
];

/** Why a file of this media type is not kept. */
export const whyNotKept = (mediaType: string): NotKept =>
  notKeptReasons.find((why) => notKeptByType[why]?.includes(bare(mediaType))) ??
  notKeptByWords.find(([words]) => words.test(mediaType))?.[1] ??
  'unknown';
