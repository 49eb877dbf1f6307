/** Imported before any schema: zod otherwise probes `new Function`, which the content policy forbids. */
import { z } from 'zod';

z.config({ jitless: true });
