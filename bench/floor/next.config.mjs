/** A bare Next.js app: what the framework itself costs. Nothing of ours but one SQL statement. */
export default { poweredByHeader: false, cacheComponents: true, serverExternalPackages: ["pg"], typescript: { ignoreBuildErrors: true } };
