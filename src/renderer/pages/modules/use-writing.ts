/**
 * Keeps what is written in a draft module: half-written text against a killed program, the whole into the record when
 * one leaves the page, and steps to go back. Not here: the fields.
 */
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { queryClient, tellRefused, useCommand } from '../../calls/calls.ts';
import { tellThrownAway, useDraft } from '../../writing/drafts.ts';
import { useSettled } from '../../writing/settled.ts';
import { toast } from '../../ui/overlay/toast.ts';
import { beforeLeaving } from '../../writing/unsaved.ts';
import { inputFrom, moduleSchema, type CheckedModule, type Module, type TypedModule } from './module-form.ts';

export type ModuleForm = UseFormReturn<TypedModule, unknown, CheckedModule>;

export const draftKey = (id: Module['id']): string => `module.${id}`;

/** A pause this long ends a step that "Ångra" takes back. */
const pause = 1000;
const mostSteps = 100;

/** Steps back through what was written on this visit. */
const useSteps = (form: ModuleForm) => {
  const past = useRef<TypedModule[]>([]);
  const settled = useRef(structuredClone(form.getValues()));
  const [count, setCount] = useState(0);

  const settle = useCallback(() => {
    const now = structuredClone(form.getValues());
    if (JSON.stringify(now) !== JSON.stringify(settled.current)) {
      past.current = [...past.current, settled.current].slice(-mostSteps);
      settled.current = now;
    }
    setCount(past.current.length);
  }, [form]);
  const { change, forget } = useSettled(settle, { pause });
  const changed = useCallback(() => {
    change(undefined);
    // A change can be taken back at once, also before the pause.
    setCount(past.current.length + 1);
  }, [change]);
  const undo = useCallback(() => {
    settle();
    const before = past.current.pop();
    if (before) {
      settled.current = before;
      form.reset(structuredClone(before), { keepDefaultValues: true });
    }
    forget(); // what putting back has changed, too
    setCount(past.current.length);
  }, [form, settle, forget]);
  useEffect(() => forget, [forget]);
  return { changed, undo, canUndo: count > 0 };
};

export const useWriting = (form: ModuleForm, id: Module['id']) => {
  const { read, keep, drop } = useDraft<TypedModule>(draftKey(id));
  const steps = useSteps(form);
  const save = useCommand('module.saveDraft');
  const isUnsaved = useRef(false);
  const [isResumed, setResumed] = useState(false);

  const resume = useEffectEvent((kept: TypedModule) => {
    form.reset(kept, { keepDefaultValues: true });
    setResumed(true);
  });
  useEffect(() => {
    void read().then((kept) => {
      // Somebody may already have begun to write.
      if (kept && !isUnsaved.current) resume(kept);
    }, tellRefused);
  }, [read]);

  const { changed } = steps;
  useEffect(() => {
    const subscription = form.watch(() => {
      isUnsaved.current = true;
      keep(form.getValues());
      changed();
    });
    return () => subscription.unsubscribe();
  }, [form, keep, changed]);

  /** The module's page asks whether there is a draft, and may have done so a moment ago. */
  const dropped = async (): Promise<void> => {
    await drop();
    await queryClient.invalidateQueries({ queryKey: ['draft.get'] });
  };
  /** Puts what was checked into the record. */
  const write = async (checked: CheckedModule): Promise<void> => {
    await save.mutateAsync(inputFrom(id, checked));
    isUnsaved.current = false;
    await dropped();
  };
  const writeOnLeaving = useEffectEvent(async () => {
    if (!isUnsaved.current) return;
    const checked = moduleSchema.safeParse(form.getValues());
    // What cannot be saved as it stands waits as it was typed; the module's page says so.
    if (checked.success) await write(checked.data).catch(() => undefined); // told by useCommand
  });
  useEffect(() => {
    const stay = beforeLeaving(() => writeOnLeaving());
    return () => {
      stay();
      void writeOnLeaving();
    };
  }, []);

  /** What was taken away and can be put back in its place, until the places are others. */
  const told = useRef(new Set<() => void>());
  const forgetTold = useCallback((): void => {
    for (const forget of told.current) forget();
    told.current.clear();
  }, []);
  useEffect(() => forgetTold, [forgetTold]);
  /** Tells what was taken away, with "Ångra" for as long as nothing else has put it back or moved its place. */
  const tellRemoved = (text: string, putBack: () => void): void => {
    forgetTold();
    let isThere = true;
    const close = toast.saved(text, {
      undo: () => {
        if (isThere) putBack();
        isThere = false;
      },
    });
    told.current.add(() => {
      isThere = false;
      close();
    });
  };
  const { undo: stepBack } = steps;
  const undo = useCallback(() => {
    forgetTold();
    stepBack();
  }, [forgetTold, stepBack]);

  /** Back to what the record holds. */
  const startOver = (): void => {
    forgetTold();
    const typed = structuredClone(form.getValues());
    form.reset();
    isUnsaved.current = false;
    setResumed(false);
    void dropped();
    tellThrownAway(draftKey(id), typed, () => {
      form.reset(typed, { keepDefaultValues: true });
      setResumed(true);
    });
  };
  return { ...steps, undo, write, isResumed, startOver, tellRemoved, forgetTold };
};
