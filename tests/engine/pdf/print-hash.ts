/**
 * Run as a process of its own by certificate.test.ts: prints the SHA-256 of a certificate, to be compared between
 * processes and time zones.
 */
import { createHash } from 'node:crypto';
import { renderCertificate } from '../../../src/engine/pdf/index.ts';
import { named, sampleFacts, sampleLook, sampleSeal } from './sample.ts';

const pdf = await renderCertificate(sampleFacts(2, named('محمد العربي', 'ar')), sampleLook, sampleSeal);
process.stdout.write(createHash('sha256').update(pdf).digest('hex'));
