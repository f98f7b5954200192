/** Whether the demo sign-in is in this bundle: `false` in wrangler.toml, so that what is deployed has none of its code; `true` in what runs locally. */
declare const MET_PROEFAANMELDING: boolean;
