/** Stands for three's decoder of packed meshes (see next.config.ts). */
export const MeshoptDecoder = { supported: false };
