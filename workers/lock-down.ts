/**
 * What the engine may do, said once on its first connection and then locked: no network, no
 * extensions, no files but those the user gave (`in/…`). The order matters: the last two end it.
 *
 * `perfect_ht_threshold` lets the pair count, whose two dense item codes fit in 24 bits on pruned
 * baskets, aggregate in an array: a third faster than hashing.
 */
export const lockDown: readonly string[] = [
  'SET autoload_known_extensions = false',
  'SET autoinstall_known_extensions = false',
  'SET allow_community_extensions = false',
  'SET perfect_ht_threshold = 24',
  'SET enable_progress_bar = true',
  'SET progress_bar_time = 100',
  "SET allowed_directories = ['in/']",
  'SET enable_external_access = false',
  'SET lock_configuration = true',
];
