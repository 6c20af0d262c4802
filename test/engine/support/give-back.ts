import { afterAll } from 'vitest';
import { giveBackDatabases } from './node-database';

// This is a set-up file, which runs for every test file.
afterAll(giveBackDatabases);
