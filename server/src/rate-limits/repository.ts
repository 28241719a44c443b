export type BucketRules = { capacity: number; refillPerMinute: number }

/** Takes one token; false when the bucket is empty. */
export declare const takeToken: (bucket: string, rules: BucketRules, now: Date) => Promise<boolean>
