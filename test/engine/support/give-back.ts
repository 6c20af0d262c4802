import { afterAll } from 'vitest';
import { giveBackDatabases } from './node-database';

// A set-up file: it runs for every test file.
afterAll(giveBackDatabases);
