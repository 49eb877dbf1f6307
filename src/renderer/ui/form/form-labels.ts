/**
 * How the fields of a form tell it their labels, for the summary of errors. Used only by form.tsx and form-fields.tsx.
 */
import { createContext, useContext, useEffect } from 'react';

export const FormLabelsContext = createContext<(name: string, label: string) => void>(() => undefined);

export const useFormLabel = (name: string, label: string): void => {
  const register = useContext(FormLabelsContext);
  useEffect(() => {
    register(name, label);
  }, [register, name, label]);
};
