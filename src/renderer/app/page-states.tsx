/** What stands in a page's place while it is fetched, and when it could not be. */
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalText } from '../refusal-text.ts';
import { queryClient } from '../calls.ts';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';

export function PageWaiting() {
  return <Loading lines={6} />;
}

type ProblemProps = { readonly error: unknown; readonly reset: () => void };

export function PageProblem({ error, reset }: ProblemProps) {
  const { t } = useTranslation();
  const { title, help } = refusalText(error);
  return (
    <Notice
      tone="problem"
      title={title}
      actions={
        <Button
          onPress={() => {
            queryClient.removeQueries({ predicate: (query) => query.state.status === 'error' });
            reset();
          }}
        >
          {t('page.again')}
        </Button>
      }
    >
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
