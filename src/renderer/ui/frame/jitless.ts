/** Imported first of all, so before any schema is asked: zod otherwise probes `new Function`, which the content policy forbids. */
import { z } from 'zod';

z.config({ jitless: true });
