/**
 * The texts that there are, for the compiler: a key that is in none of the files does not compile. A file of
 * resources/locales/sv is a line above and one below. Not here: keys that only the register knows (recorded-text.ts).
 */
import 'i18next';
import type archive from '../../resources/locales/sv/archive.json';
import type assessment from '../../resources/locales/sv/assessment.json';
import type audit from '../../resources/locales/sv/audit.json';
import type batches from '../../resources/locales/sv/batches.json';
import type certificates from '../../resources/locales/sv/certificates.json';
import type checking from '../../resources/locales/sv/checking.json';
import type common from '../../resources/locales/sv/common.json';
import type control from '../../resources/locales/sv/control.json';
import type copies from '../../resources/locales/sv/copies.json';
import type files from '../../resources/locales/sv/files.json';
import type look from '../../resources/locales/sv/look.json';
import type modules from '../../resources/locales/sv/modules.json';
import type opening from '../../resources/locales/sv/opening.json';
import type participants from '../../resources/locales/sv/participants.json';
import type pdf from '../../resources/locales/sv/pdf.json';
import type people from '../../resources/locales/sv/people.json';
import type printing from '../../resources/locales/sv/printing.json';
import type quick from '../../resources/locales/sv/quick.json';
import type recommendations from '../../resources/locales/sv/recommendations.json';
import type recovery from '../../resources/locales/sv/recovery.json';
import type refusals from '../../resources/locales/sv/refusals.json';
import type settings from '../../resources/locales/sv/settings.json';
import type shell from '../../resources/locales/sv/shell.json';
import type signatures from '../../resources/locales/sv/signatures.json';
import type todo from '../../resources/locales/sv/todo.json';
import type ui from '../../resources/locales/sv/ui.json';
import type validations from '../../resources/locales/sv/validations.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      archive: typeof archive;
      assessment: typeof assessment;
      audit: typeof audit;
      batches: typeof batches;
      certificates: typeof certificates;
      checking: typeof checking;
      common: typeof common;
      control: typeof control;
      copies: typeof copies;
      files: typeof files;
      look: typeof look;
      modules: typeof modules;
      opening: typeof opening;
      participants: typeof participants;
      pdf: typeof pdf;
      people: typeof people;
      printing: typeof printing;
      quick: typeof quick;
      recommendations: typeof recommendations;
      recovery: typeof recovery;
      refusals: typeof refusals;
      settings: typeof settings;
      shell: typeof shell;
      signatures: typeof signatures;
      todo: typeof todo;
      ui: typeof ui;
      validations: typeof validations;
    };
  }
}
