import { configure } from '@solidjs/testing-library';

// This is a set-up file. On a busy machine things appear later; nothing is timed here.
configure({ asyncUtilTimeout: 10_000 });
