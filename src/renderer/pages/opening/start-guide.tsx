/**
 * The first start in three short steps: the organisation, you, the example modules. What was typed stays when one goes
 * back, and nothing is made before the last step. Not here: the steps' own fields.
 */
import { useState } from 'react';
import { ModulesStep } from './modules-step.tsx';
import { OrganisationStep, type Organisation } from './organisation-step.tsx';
import { PersonStep, type Person } from './person-step.tsx';

/** What has been typed so far, step by step. */
type Typed = { readonly organisation: Organisation; readonly person: Person };

const nothing: Typed = {
  organisation: { organisationName: '', place: '', workshops: [{ name: '' }] },
  person: { userName: '', signInName: '', passphrase: '', again: '' },
};

export function StartGuide({ onBack }: { readonly onBack: () => void }) {
  const [step, setStep] = useState(1);
  const [typed, setTyped] = useState(nothing);
  const keep = (part: Partial<Typed>, next: number): void => {
    setTyped({ ...typed, ...part });
    setStep(next);
  };
  if (step === 1)
    return (
      <OrganisationStep
        typed={typed.organisation}
        onNext={(organisation) => keep({ organisation }, 2)}
        onBack={onBack}
      />
    );
  if (step === 2)
    return (
      <PersonStep
        typed={typed.person}
        onNext={(person) => keep({ person }, 3)}
        onBack={(person) => keep({ person }, 1)}
      />
    );
  return <ModulesStep {...typed} onBack={() => setStep(2)} />;
}
