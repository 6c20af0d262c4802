import { configure } from '@solidjs/testing-library';

// A set-up file. What is looked for comes later on a busy machine; nothing is timed here.
configure({ asyncUtilTimeout: 10_000 });
