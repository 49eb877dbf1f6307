// The number field: the digits of every script, typed and pasted.
import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { NumberField } from '../../../src/renderer/ui/form/number-field.tsx';
import { renderUi } from './render-ui.tsx';

function Example({ onChange }: { onChange: (value: number | undefined) => void }) {
  const [value, setValue] = useState<number>();
  return (
    <>
      <NumberField
        label="Timmar"
        value={value}
        maxDecimals={1}
        onChange={(next) => {
          setValue(next);
          onChange(next);
        }}
      />
      <button>Nästa</button>
    </>
  );
}

/** Every row of ten digits that Unicode has: its nought. */
const noughts = (() => {
  const found: number[] = [];
  for (let at = 0; at < 0x11_0000; at += 1)
    if (
      /^\p{Nd}$/u.test(String.fromCodePoint(at)) &&
      (at === 0 || found.length === 0 || at >= (found.at(-1) ?? 0) + 10)
    )
      found.push(at);
  return found;
})();

const inDigitsFrom = (nought: number, text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCodePoint(nought + Number(digit)));

it('knows every row of digits', () => {
  expect(noughts.length).toBeGreaterThan(60);
  expect(noughts).toContain('۰'.codePointAt(0));
});

it.each(noughts.map((nought) => [inDigitsFrom(nought, '1970'), nought] as const))(
  'reads %s',
  async (written, nought) => {
    const onChange = vi.fn<(value: number | undefined) => void>();
    const { user } = renderUi(<Example onChange={onChange} />);
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Timmar' });
    // Keys of the test's keyboard give half of a sign that takes two: those come in one piece.
    if (nought > 0xffff) {
      await user.click(field);
      await user.paste(written);
    } else await user.type(field, written);
    expect(field).toHaveValue('1970');
    await user.click(screen.getByText('Nästa'));
    expect(onChange).toHaveBeenLastCalledWith(1970);

    // Over what stands there, and into the middle of it.
    await user.tripleClick(field);
    await user.paste(` ${inDigitsFrom(nought, '26')} `);
    await user.click(screen.getByText('Nästa'));
    expect(onChange).toHaveBeenLastCalledWith(26);
    await user.click(field);
    field.setSelectionRange(1, 1);
    await user.paste(inDigitsFrom(nought, '4'));
    await user.click(screen.getByText('Nästa'));
    expect(onChange).toHaveBeenLastCalledWith(246);
  },
);

it('reads an Arabic decimal mark, and takes no letters', async () => {
  const onChange = vi.fn<(value: number | undefined) => void>();
  const { user } = renderUi(<Example onChange={onChange} />);
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Timmar' });
  await user.type(field, '٢٫٥');
  await user.tab();
  expect(onChange).toHaveBeenLastCalledWith(2.5);
  await user.clear(field);
  await user.paste('۲ timmar');
  await user.tab();
  expect(field).toHaveValue('');
});
