/**
 * These settings limit what the engine may do. They are made once on its first connection and then
 * locked: no network, no extensions, no files. The order matters: the
 * last two refuse all further ones.
 *
 * `perfect_ht_threshold` lets pairs, whose codes fit in 24 bits on pruned baskets, be counted in an
 * array, which is a third faster than hashing.
 */
export const lockDown: readonly string[] = [
  'SET autoload_known_extensions = false',
  'SET autoinstall_known_extensions = false',
  'SET allow_community_extensions = false',
  'SET perfect_ht_threshold = 24',
  'SET enable_external_access = false',
  'SET lock_configuration = true',
];
