import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";

const Kept = z.record(z.string(), z.string());

/** The file of the data folder that holds the tenants' secret keys: the server itself keeps their hashes alone. */
export const tenantKeysFile = "tenant-keys.json";

/** The secret key of a tenant: made with `create` where the data folder has none yet, or where `isNew` says that the tenant is. */
export const keepTenantKey = async (
  dataFolder: string,
  tenant: { readonly id: string; readonly isNew: boolean },
  create: () => Promise<string>,
): Promise<string> => {
  const file = join(dataFolder, tenantKeysFile);
  const keys = z.parse(Kept, JSON.parse(await readFile(file, "utf8").catch(() => "{}")));
  const known = keys[tenant.id];
  if (known !== undefined && !tenant.isNew) return known;
  const key = await create();
  await writeFile(`${file}.new`, JSON.stringify({ ...keys, [tenant.id]: key }), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return key;
};
