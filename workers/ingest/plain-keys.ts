/** A number as a key, whatever wrote it: `0017`, `17` and `17.0` alike; other text as it is. */
export const plain = (key: string) =>
  `CASE WHEN regexp_full_match(${key}, '[0-9]+(\\.0+)?')
    THEN coalesce(nullif(ltrim(regexp_replace(${key}, '\\.0+$', ''), '0'), ''), '0') ELSE ${key} END`;

/** Rows whose keys tell whether two files write them alike. */
export const LOOKED_AT = 1000;
