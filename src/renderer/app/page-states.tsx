/** What stands in a page's place while it is fetched, when it could not be, and where there is none. */
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../calls/bridge.ts';
import { queryClient } from '../calls/calls.ts';
import { refusalText } from '../calls/refusal-text.ts';
import { Button } from '../ui/words/button.tsx';
import { LinkButton } from '../ui/words/link.tsx';
import { Loading } from '../ui/words/loading.tsx';
import { Notice } from '../ui/words/notice.tsx';
import { PageHeader } from '../ui/frame/page-header.tsx';

export function PageWaiting() {
  return <Loading lines={6} />;
}

export function PageNotFound() {
  const { t } = useTranslation();
  return (
    <PageHeader
      title={t('page.notFound')}
      subtitle={t('page.notFoundHelp')}
      actions={
        <LinkButton href="/" variant="primary">
          {t('page.toTodo')}
        </LinkButton>
      }
    />
  );
}

type ProblemProps = { readonly error: unknown; readonly reset: () => void };

export function PageProblem({ error, reset }: ProblemProps) {
  const { t } = useTranslation();
  // Nobody has filled in anything yet: it is the address that is wrong.
  if (error instanceof Refused && error.refusal.kind === 'invalidInput') return <PageNotFound />;
  const { title, help } = refusalText(error);
  const again = (
    <Button
      onPress={() => {
        queryClient.removeQueries({ predicate: (query) => query.state.status === 'error' });
        reset();
      }}
    >
      {t('page.again')}
    </Button>
  );
  // That somebody else decided is news, and nothing to mend.
  if (error instanceof Refused && error.refusal.kind === 'controlOver')
    return <PageHeader title={title} subtitle={help} actions={again} />;
  return (
    <Notice tone="problem" title={title} actions={again}>
      <p>{help}</p>
    </Notice>
  );
}

type BoundaryState = { readonly error?: unknown };

/** Keeps a page's fault inside the frame. Give it the path as `key`, so that going elsewhere clears it. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = {};

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { error };
  }

  override render() {
    return this.state.error === undefined ? (
      this.props.children
    ) : (
      <PageProblem
        error={this.state.error}
        reset={() => {
          this.setState({ error: undefined });
        }}
      />
    );
  }
}
