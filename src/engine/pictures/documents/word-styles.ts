/** What a document of Word says of its styles and lists: which are headings, how items count, what is struck. */
import type { Look } from './page.ts';
import { newCounter, type Level } from './numbering.ts';
import { childOf, elementsIn, valueOf, within, type Element } from './xml.ts';

/** A property that is there is on, unless it says that it is off. */
export const isOn = (element: Element | undefined): boolean =>
  element !== undefined && !['0', 'false', 'off', 'none'].includes(valueOf(element, 'val') ?? '');

type Style = {
  readonly heading: number | undefined;
  readonly numbering: Element | undefined;
  readonly basedOn: string | undefined;
  readonly look: Element | undefined;
};

export type Shape = {
  /** From 1 to 6. */
  readonly heading?: number;
  readonly list?: { readonly depth: number; readonly count: () => string };
};

export type Styles = {
  readonly shapeOf: (properties: Element | undefined) => Shape;
  readonly lookOf: (properties: Element | undefined, before: Look) => Look;
};

const levels = 9;
const deepestHeading = 6;

const headingOf = (level: number): number => Math.min(Math.max(level, 1), deepestHeading);

const levelOf = (element: Element): Level => {
  const way = valueOf(childOf(element, 'numFmt'), 'val') ?? 'decimal';
  if (way === 'bullet' || way === 'none') return null;
  const start = Number(valueOf(childOf(element, 'start'), 'val') ?? 1);
  return { way, text: (valueOf(childOf(element, 'lvlText'), 'val') ?? '%1.').slice(0, 40), start };
};

const numberingsIn = (root: Element | undefined): ReadonlyMap<string, readonly Level[]> => {
  const all = elementsIn(root);
  const abstract = new Map(
    all
      .filter(({ name }) => name === 'abstractNum')
      .map((one) => [
        valueOf(one, 'abstractNumId') ?? '',
        elementsIn(one)
          .filter(({ name }) => name === 'lvl')
          .slice(0, levels)
          .map(levelOf),
      ]),
  );
  return new Map(
    all
      .filter(({ name }) => name === 'num')
      .map((one) => [
        valueOf(one, 'numId') ?? '',
        abstract.get(valueOf(childOf(one, 'abstractNumId'), 'val') ?? '') ?? [],
      ]),
  );
};

const stylesIn = (root: Element | undefined): ReadonlyMap<string, Style> =>
  new Map(
    elementsIn(root)
      .filter(({ name }) => name === 'style')
      .map((one) => {
        const name = valueOf(childOf(one, 'name'), 'val') ?? '';
        const [, level] = /^(?:heading|rubrik)\s*(\d)/i.exec(name) ?? [];
        const outline = valueOf(within(one, 'pPr', 'outlineLvl'), 'val');
        const heading = level ?? (outline === undefined || outline === '9' ? undefined : Number(outline) + 1);
        return [
          valueOf(one, 'styleId') ?? '',
          {
            heading: /^(title|rubrik)$/i.test(name)
              ? 1
              : heading === undefined
                ? undefined
                : headingOf(Number(heading)),
            numbering: within(one, 'pPr', 'numPr'),
            basedOn: valueOf(childOf(one, 'basedOn'), 'val'),
            look: childOf(one, 'rPr'),
          },
        ];
      }),
  );

/** Styles build on one another; a file can say that they do so in a ring. */
const mostSteps = 12;

export const readStyles = (styleRoot?: Element, numberingRoot?: Element): Styles => {
  const styles = stylesIn(styleRoot);
  const numberings = numberingsIn(numberingRoot);
  const counters = new Map<string, ReturnType<typeof newCounter>>();
  const inherited = <T>(id: string | undefined, pick: (style: Style) => T | undefined): T | undefined => {
    let style = id === undefined ? undefined : styles.get(id);
    for (let step = 0; style && step < mostSteps; step += 1) {
      const found = pick(style);
      if (found !== undefined) return found;
      style = style.basedOn === undefined ? undefined : styles.get(style.basedOn);
    }
    return undefined;
  };
  return {
    shapeOf: (properties) => {
      const styleId = valueOf(childOf(properties, 'pStyle'), 'val');
      const outline = valueOf(childOf(properties, 'outlineLvl'), 'val');
      const heading =
        outline === undefined || outline === '9'
          ? inherited(styleId, (style) => style.heading)
          : headingOf(Number(outline) + 1);
      const numbering = childOf(properties, 'numPr') ?? inherited(styleId, (style) => style.numbering);
      const id = valueOf(childOf(numbering, 'numId'), 'val');
      const asHeading = heading === undefined ? {} : { heading };
      if (id === undefined || id === '0') return asHeading;
      const depth = Math.min(
        Math.max(Number(valueOf(childOf(numbering, 'ilvl'), 'val') ?? 0) || 0, 0),
        levels - 1,
      );
      const count = counters.get(id) ?? newCounter();
      counters.set(id, count);
      return { ...asHeading, list: { depth, count: () => count(numberings.get(id) ?? [], depth) } };
    },
    lookOf: (properties, before) => {
      const styleId = valueOf(childOf(properties, 'rStyle'), 'val');
      const own = (...names: readonly string[]): boolean | undefined => {
        const [found] = names.flatMap((name) => childOf(properties, name) ?? []);
        if (found) return isOn(found);
        return inherited(styleId, ({ look }) => {
          const [inStyle] = names.flatMap((name) => childOf(look, name) ?? []);
          return inStyle && isOn(inStyle);
        });
      };
      return {
        isStrong: own('b') ?? before.isStrong,
        isStruck: own('strike', 'dstrike') ?? before.isStruck,
      };
    },
  };
};
