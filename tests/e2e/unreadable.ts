/**
 * What nobody can read or press on the page as it stands, by its geometry: text that is cut or lies over other text, and
 * controls outside the window. Not here: accessibility by axe's rules (fixtures.ts).
 */
import type { Page } from '@playwright/test';

/** Each fault in words. What can be scrolled to is no fault, nor what is short by design and says all in its title. */
export const unreadable = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    type Box = { left: number; right: number; top: number; bottom: number };
    type Seen = Box & {
      readonly el: Element;
      readonly name: string;
      readonly layer: Element | null;
      readonly cut: string;
      readonly isOutside: boolean;
    };
    const slack = 1.5;
    const isShown = (el: Element): boolean => {
      // For screen readers only.
      for (let at: Element | null = el; at; at = at.parentElement)
        if (getComputedStyle(at).clipPath !== 'none') return false;
      return el.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    };

    const nameOf = (el: Element): string => el.getAttribute('class') ?? el.tagName;

    /** What is left of a box inside everything it lies in, and what cuts it where nothing scrolls. */
    const look = (whole: Box, el: Element, name: string): Seen => {
      // A DOMRect's own sides are not copied by `...`.
      const left = { left: whole.left, right: whole.right, top: whole.top, bottom: whole.bottom };
      const height = whole.bottom - whole.top;
      let [cut, scrollsX, scrollsY] = ['', false, false];
      let layer: Element | null = null;
      for (let at: Element | null = el; at && at !== document.documentElement; at = at.parentElement) {
        const { display, overflowX, overflowY, position, textOverflow } = getComputedStyle(at);
        if (['fixed', 'sticky', 'absolute'].includes(position)) layer ??= at;
        if (!['inline', 'contents'].includes(display)) {
          const edge = at.getBoundingClientRect();
          const isShort = textOverflow === 'ellipsis' && at.getAttribute('title') !== null;
          scrollsX ||= ['auto', 'scroll'].includes(overflowX);
          scrollsY ||= ['auto', 'scroll'].includes(overflowY);
          const isNarrow = whole.right > edge.right + slack || whole.left < edge.left - slack;
          const isLow = whole.bottom - height / 4 > edge.bottom || whole.top + height / 4 < edge.top;
          if (overflowX !== 'visible' && !scrollsX && isNarrow && !isShort) cut ||= nameOf(at);
          if (overflowY !== 'visible' && !scrollsY && isLow) cut ||= nameOf(at);
          if (overflowX !== 'visible') {
            left.left = Math.max(left.left, edge.left);
            left.right = Math.min(left.right, edge.right);
          }
          if (overflowY !== 'visible') {
            left.top = Math.max(left.top, edge.top);
            left.bottom = Math.min(left.bottom, edge.bottom);
          }
        }
        if (position === 'fixed') break;
      }
      const isOutside = !scrollsX && (whole.right > innerWidth + slack || whole.left < -slack);
      return { ...left, el, name, layer, cut, isOutside };
    };

    const texts: Seen[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const el = node.parentElement!;
      const words = node.textContent?.trim() ?? '';
      if (words === '' || el.closest('.pdf-page') || !isShown(el)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects())
        if (line.width > 1) texts.push(look(line, el, `text "${words.slice(0, 40)}"`));
    }
    const controls = [...document.querySelectorAll('button, a[href], input, textarea, [role=tab]')]
      .filter(isShown)
      .map((el) => {
        const name = el.textContent.trim() || el.getAttribute('aria-label') || el.getAttribute('name');
        return look(el.getBoundingClientRect(), el, `control "${(name ?? nameOf(el)).slice(0, 40)}"`);
      });

    const overlaps = (seen: readonly Seen[], share: number): string[] =>
      seen.flatMap((one, at) =>
        seen.slice(at + 1).flatMap((other) => {
          if (one.layer !== other.layer || one.el.contains(other.el) || other.el.contains(one.el)) return [];
          const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
          const lower = Math.min(one.bottom - one.top, other.bottom - other.top);
          return wide > 2 && lower > 2 && high > lower * share ? [`${one.name} over ${other.name}`] : [];
        }),
      );
    const faults = [
      ...texts.filter(({ cut }) => cut !== '').map(({ name, cut }) => `${name} is cut by ${cut}`),
      ...[...texts, ...controls].filter(({ isOutside }) => isOutside).map(({ name }) => `${name} is outside`),
      // Lines stand closer than their letters are high.
      ...overlaps(texts, 0.35),
      ...overlaps(controls, 0.1),
    ];
    return [...new Set(faults)];
  });
