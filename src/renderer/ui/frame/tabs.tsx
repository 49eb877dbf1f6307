/** Several views of one thing, one at a time. Moving between pages is navigation, not tabs. */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, TabPanels, Tabs as AriaTabs } from 'react-aria-components';
import { given } from './given.ts';

export type TabView<Id extends string = string> = {
  readonly id: Id;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  /** A number worth seeing before opening: "3". */
  readonly count?: number | undefined;
  readonly content: ReactNode;
};

export type TabsProps<Id extends string> = {
  readonly label: string;
  readonly views: readonly TabView<Id>[];
  readonly selected?: Id | undefined;
  readonly onSelect?: ((id: Id) => void) | undefined;
};

export function Tabs<Id extends string>({ label, views, selected, onSelect }: TabsProps<Id>) {
  return (
    <AriaTabs
      className="tabs"
      keyboardActivation="manual"
      {...given({ selectedKey: selected })}
      onSelectionChange={(key) => {
        const view = views.find((candidate) => candidate.id === key);
        if (view) onSelect?.(view.id);
      }}
    >
      <TabList aria-label={label} className="tab-list">
        {views.map(({ id, label: words, icon: Icon, count }) => (
          <Tab key={id} id={id} className="tab">
            {Icon ? <Icon className="tab-icon" aria-hidden /> : null}
            {words}
            {count === undefined ? null : <span className="count">{count}</span>}
          </Tab>
        ))}
      </TabList>
      <TabPanels>
        {views.map(({ id, content }) => (
          <TabPanel key={id} id={id} className="tab-panel">
            {content}
          </TabPanel>
        ))}
      </TabPanels>
    </AriaTabs>
  );
}
