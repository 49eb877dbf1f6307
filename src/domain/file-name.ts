/**
 * Names of files that leave the program: an ending that says what the file holds, and names that every file system and
 * every unpacker takes. Not here: whether a file of the name is there already (engine).
 */

/** `intyg v1.2` as `pdf` becomes `intyg v1.2.pdf`; `Intyg.PDF` stays. Windows cuts off points and spaces at the end. */
export const withEnding = (name: string, extensions: readonly string[]): string => {
  const [first] = extensions;
  const folded = name.toLowerCase();
  if (first === undefined || extensions.some((one) => folded.endsWith(`.${one}`) && folded !== `.${one}`))
    return name;
  return `${name.replace(/[\s.]+$/u, '')}.${first}`;
};

/** What a kind of content may be called; the first is what it is given. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/heic': ['heic', 'heif'],
  'image/avif': ['avif'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt', 'text'],
  'text/csv': ['csv'],
  'audio/mpeg': ['mp3'],
  'audio/mp4': ['m4a', 'mp4'],
  'audio/x-m4a': ['m4a'],
  'audio/aac': ['aac'],
  'audio/amr': ['amr'],
  'audio/flac': ['flac'],
  'audio/wav': ['wav'],
  'audio/x-wav': ['wav'],
  'audio/vnd.wave': ['wav'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/3gpp': ['3gp', '3ga'],
  'audio/webm': ['weba', 'webm'],
  'video/mp4': ['mp4', 'm4v'],
  'video/quicktime': ['mov', 'qt'],
  'video/3gpp': ['3gp', '3gpp'],
  'video/webm': ['webm'],
  'video/ogg': ['ogv', 'ogg'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/rtf': ['rtf'],
  'application/zip': ['zip'],
};

const known = new Set([...Object.values(endings).flat(), 'tif', 'tiff', 'bmp', 'doc', 'html', 'htm', 'svg']);

/**
 * The name with the ending of what the file holds: a photo `stor.png` that is kept as JPEG is `stor.jpg`, and text that
 * is called `sida.html`, which something could run, is `sida.html.txt`. Content of a kind without endings keeps its name.
 */
export const fittingName = (name: string, mediaType: string): string => {
  const kind = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  const fits = endings[kind];
  const [first] = fits ?? [];
  if (!fits || first === undefined) return name;
  const trimmed = name.replace(/[\s.]+$/u, '');
  const found = /^(.+)\.([^.\s]+)$/su.exec(trimmed);
  const [stem = '', ending = ''] = found ? [found[1], found[2]?.toLowerCase()] : [trimmed, ''];
  if (fits.includes(ending)) return trimmed;
  const isOtherMedia = kind !== 'text/plain' && known.has(ending);
  return `${isOtherMedia ? stem : trimmed}.${first}`;
};

/** Names that Windows gives to devices, with any ending; the raised digits count there too. */
const device = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[\d¹²³])(\s*\.|\s*$)/iu;

/** In bytes of UTF-8, which is how disks count: encrypted home folders take 143, and a path on Windows 260 signs. */
const longestName = 120;

const bytesOf = (sign: string): number => {
  const code = sign.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

const cut = (text: string, most: number): string => {
  let room = most;
  const kept: string[] = [];
  for (const sign of text) {
    room -= bytesOf(sign);
    if (room < 0) break;
    kept.push(sign);
  }
  return kept.join('');
};

/**
 * A name that every file system takes: composed letters, no folders, no sign that is refused, unseen or turns the reading
 * round, no device's name, no point or space at an end, and not too long, with its ending whole.
 */
export const portableName = (name: string, instead = 'fil'): string => {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .replace(/[<>:"|?*\\/\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, '-')
    .replace(/\s/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  const ending = /\.[A-Za-z0-9]{1,12}$/u.exec(plain)?.[0] ?? '';
  const stem = cut(plain.slice(0, plain.length - ending.length), longestName - ending.length);
  const whole = `${stem.replace(/[\s.]+$/u, '') || instead}${ending}`;
  return device.test(whole) ? `-${whole}` : whole;
};

/** How names are compared where capitals, marks and width make no difference (Windows, macOS). */
const folded = (name: string): string => name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC');

/** The names in their order, each unlike all before it on every file system: the second `foto.jpg` is `foto (2).jpg`. */
export const distinctNames = (names: readonly string[]): readonly string[] => {
  const taken = new Set<string>();
  return names.map((name) => {
    const at = name.search(/\.[^./]+$/u);
    const [stem, ending] = at < 0 ? [name, ''] : [name.slice(0, at), name.slice(at)];
    let one = name;
    for (let count = 2; taken.has(folded(one)); count += 1) one = `${stem} (${String(count)})${ending}`;
    taken.add(folded(one));
    return one;
  });
};
