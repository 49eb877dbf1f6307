/**
 * Names of files that leave the program: the ending of what is saved, and names that every file system and every
 * unpacker takes. Not here: what each kind of file may be called (file-kinds.ts), and whether one is there (engine).
 */

/** `intyg v1.2` as `pdf` becomes `intyg v1.2.pdf`; `Intyg.PDF` stays. Windows cuts off points and spaces at the end. */
export const withEnding = (name: string, extensions: readonly string[]): string => {
  const [first] = extensions;
  const folded = name.toLowerCase();
  if (first === undefined || extensions.some((one) => folded.endsWith(`.${one}`) && folded !== `.${one}`))
    return name;
  return `${name.replace(/[\s.]+$/u, '')}.${first}`;
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
