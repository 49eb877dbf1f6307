// Judging with mouse and keys. A slip of the finger must never turn "Visat" into "Ej visat".
import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import type { Judgement } from '../../../src/domain/assessment.ts';
import { JudgementControl } from '../../../src/renderer/ui/form/judgement-control.tsx';
import { renderUi } from './render-ui.tsx';

type ExampleProps = {
  readonly start: Judgement | null;
  readonly onChange: (value: Judgement) => void;
  readonly isReadOnly?: boolean;
};

function Example({ start, onChange, isReadOnly }: ExampleProps) {
  const [value, setValue] = useState(start);
  return (
    <JudgementControl
      label="Tvättar händerna"
      value={value}
      isReadOnly={isReadOnly}
      onChange={(next) => {
        setValue(next);
        onChange(next);
      }}
    />
  );
}

function setup(start: Judgement | null, isReadOnly = false) {
  const onChange = vi.fn<(value: Judgement) => void>();
  const view = renderUi(<Example start={start} onChange={onChange} isReadOnly={isReadOnly} />);
  return { ...view, onChange };
}

it('is a group named by the criterion, with three answers in words', () => {
  setup(null);
  expect(screen.getByRole('radiogroup', { name: 'Tvättar händerna' })).toBeInTheDocument();
  const names = screen
    .getAllByRole('radio')
    .map((radio) => (radio as HTMLInputElement).labels?.[0]?.textContent);
  expect(names).toEqual(['Ej visat', 'Delvis', 'Visat']);
  for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked();
});

it('chooses by mouse, and tells only real changes', async () => {
  const { user, onChange } = setup(null);
  await user.click(screen.getByText('Delvis'));
  await user.click(screen.getByText('Delvis'));
  expect(onChange.mock.calls).toEqual([['partlyShown']]);
});

it('moves only the focus with arrows, stops at the ends, and chooses with space', async () => {
  const { user, onChange } = setup('partlyShown');
  await user.tab();
  expect(screen.getByRole('radio', { name: 'Delvis' })).toHaveFocus();
  await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
  expect(screen.getByRole('radio', { name: 'Visat' })).toHaveFocus();
  await user.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}');
  expect(screen.getByRole('radio', { name: 'Ej visat' })).toHaveFocus();
  expect(onChange).not.toHaveBeenCalled();
  await user.keyboard('{ArrowRight}{ArrowRight}[Space]');
  expect(onChange.mock.calls).toEqual([['shown']]);
});

it.each(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Tab'])(
  '%s after a click changes nothing',
  async (key) => {
    const { user, onChange } = setup(null);
    await user.click(screen.getByText('Visat'));
    await user.keyboard(`{${key}}{${key}}`);
    expect(onChange.mock.calls).toEqual([['shown']]);
    expect(screen.getByRole('radio', { name: 'Visat' })).toBeChecked();
  },
);

it('takes 1, 2 and 3, but not together with Ctrl', async () => {
  const { user, onChange } = setup(null);
  await user.tab();
  await user.keyboard('3');
  await user.keyboard('{Control>}1{/Control}');
  await user.keyboard('1');
  expect(onChange.mock.calls).toEqual([['shown'], ['notShown']]);
});

it.each([
  ['shown', 'Visat'],
  [null, 'Inte bedömt'],
] as const)('says %s in words when locked, and nothing looks as if one could press it', (value, words) => {
  setup(value, true);
  expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  expect(screen.getByText('Tvättar händerna:').parentElement).toHaveTextContent(`Tvättar händerna: ${words}`);
});
