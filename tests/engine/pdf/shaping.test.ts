/**
 * Glyphs lie where HarfBuzz's own tool puts them, with the same fonts. What it said is kept here, so that the tests need
 * no such tool: `hb-shape --no-glyph-names --no-clusters --direction --script --language`, version 6.0.
 */
import { expect, it } from 'vitest';
import { shape } from '../../../src/engine/pdf/kit/fonts.ts';
import { loadShaper, type Voice } from '../../../src/engine/pdf/kit/shaper.ts';

await loadShaper();

/** Font, text, how it is written, its width, and each glyph with its distance from the left and from the baseline. */
const told: readonly (readonly [string, string, Voice['direction'], string, string, number, string])[] = [
  [
    'NotoSansArabic_400Regular',
    'مُحَمَّد',
    'rtl',
    'Arab',
    'ar',
    2272,
    '29 0 0, 369 652 104, 366 660 -96, 78 532 0, 369 1104 -106, 26 1110 0, 370 1877 -100, 79 1747 0',
  ],
  [
    'NotoSansArabic_400Regular',
    'ٱلرَّحْمَٰن',
    'rtl',
    'Arab',
    'ar',
    2748,
    '281 256 -168, 81 0 0, 409 943 82, 369 867 -96, 78 730 0, 377 1347 -106, 27 1308 0, 369 1840 93, 366 1848 -107, 31 1857 0, 72 2253 0, 299 2440 126, 12 2513 0',
  ],
  [
    'NotoSansArabic_400Regular',
    'أَشْرَفٍ',
    'rtl',
    'Arab',
    'ar',
    2368,
    '426 342 -31, 281 683 38, 50 0 0, 369 953 -107, 31 953 0, 377 1653 186, 291 1635 -131, 37 1349 0, 369 2073 402, 296 2117 126, 12 2133 0',
  ],
  [
    'NotoSansArabic_400Regular',
    'عَارِفِ',
    'rtl',
    'Arab',
    'ar',
    2114,
    '425 342 -31, 281 683 38, 50 0 0, 425 948 -214, 30 953 0, 9 1320 0, 369 1713 -19, 49 1611 0',
  ],
  [
    'NotoSansArabic_400Regular',
    'نرگس‌زاده',
    'rtl',
    'Arab',
    'fa',
    3768,
    '90 0 0, 28 405 0, 8 882 0, 281 1196 -112, 30 1095 0, 3 1462 0, 35 1462 0, 303 2733 0, 61 2731 0, 31 3103 0, 281 3551 -59, 19 3499 0',
  ],
  [
    'NotoSansArabic_600SemiBold',
    'پروین ٹھاکُر',
    'rtl',
    'Arab',
    'ur',
    4677,
    '31 0 0, 370 420 170, 61 430 0, 9 868 0, 94 1176 0, 309 1748 -1, 21 1723 0, 3 2059 0, 281 2572 -149, 81 2319 0, 317 3096 -5, 21 3096 0, 96 3432 0, 31 3911 0, 322 4335 -2, 21 4341 0',
  ],
  [
    'NotoSansHebrew_400Regular',
    'בֶּן־דָּוִד',
    'rtl',
    'Hebr',
    'he',
    2610,
    '16 0 0, 45 633 0, 124 542 0, 79 1070 0, 15 923 0, 16 843 0, 59 1385 0, 24 1709 0, 91 2175 0, 15 2164 0, 12 2038 0',
  ],
  [
    'NotoSansThai_400Regular',
    'น้ำผึ้ง',
    'ltr',
    'Thai',
    'th',
    2204,
    '63 0 0, 59 613 0, 49 584 0, 78 613 0, 70 1019 0, 91 1668 0, 49 1639 0, 58 1667 0',
  ],
  [
    'NotoSansThai_600SemiBold',
    'ปู่เจ้า',
    'ltr',
    'Thai',
    'th',
    1906,
    '72 0 0, 95 607 0, 43 624 0, 83 624 0, 6 933 0, 47 1489 0, 78 1482 0',
  ],
  [
    'SourceSans3_400Regular',
    'Ọláṣùbọ̀mí',
    'ltr',
    'Latn',
    'yo',
    4556,
    '200 0 0, 39 664 0, 325 919 0, 506 1423 0, 519 1842 0, 29 2386 0, 42 2939 0, 2356 3210 0, 2300 3210 0, 40 3481 0, 412 4310 0',
  ],
  [
    'SourceSerif4_600SemiBold',
    'Nguyễn Thị Ẩn',
    'ltr',
    'Latn',
    'vi',
    7128,
    '15 0 0, 34 730 0, 48 1303 0, 52 1921 0, 276 2493 0, 41 3033 0, 1 3685 0, 21 3900 0, 35 4550 0, 300 5200 0, 1 5536 0, 70 5764 0, 41 6476 0',
  ],
  [
    'NotoSansEthiopic_400Regular',
    'ሀ̨ይሌ',
    'ltr',
    'Ethi',
    'am',
    2077,
    '13 0 0, 906 598 0, 227 598 0, 24 1305 0',
  ],
  [
    'NotoSans_400Regular',
    'श्रीकृष्ण',
    'ltr',
    'Deva',
    'hi',
    2780,
    '4172 0 0, 3930 708 0, 3935 967 0, 3971 1514 0, 4240 1735 0, 3950 2057 0',
  ],
  [
    'NotoSans_400Regular',
    'प्रिया',
    'ltr',
    'Deva',
    'hi',
    1667,
    '4024 0 0, 4164 259 0, 3999 828 0, 3881 1408 0',
  ],
  [
    'SourceSans3_400Regular',
    'Анна́ Петро́ва',
    'ltr',
    'Cyrl',
    'ru',
    6072,
    '1127 0 0, 1218 544 0, 1218 1106 0, 1205 1668 0, 2303 1935 0, 1 2172 0, 1142 2372 0, 1210 3017 0, 1223 3503 0, 1221 3963 0, 1219 4518 0, 2303 4789 0, 1207 5060 0, 1205 5568 0',
  ],
  [
    'SourceSans3_600SemiBold',
    'Steffi Offling',
    'ltr',
    'Latn',
    'de',
    5352,
    '20 0 0, 47 519 0, 32 864 0, 687 1367 0, 36 1985 0, 1 2247 0, 16 2447 0, 687 3121 0, 39 3739 0, 36 4010 0, 41 4272 0, 34 4832 0',
  ],
  [
    'NotoSansGeorgian_400Regular',
    'ნინო',
    'ltr',
    'Geor',
    'ka',
    2588,
    '147 0 0, 130 605 0, 147 1179 0, 151 1784 0',
  ],
];

it.each(told)('in %s, %s lies as HarfBuzz says', (file, text, direction, script, language, width, glyphs) => {
  const shaped = shape(file, text, { direction, script, language });
  let pen = 0;
  const lying = shaped.glyphs.flatMap(({ parts, advance, dx }) => {
    const here = parts.map(({ id, x, y }) => `${String(id)} ${String(pen + dx + x)} ${String(y)}`);
    pen += advance;
    return here;
  });
  expect(lying.join(', ')).toBe(glyphs);
  expect(pen).toBe(width);
  expect(shaped.width).toBe(width);
});
