import { care } from "./care.js";
import { community } from "./community.js";
import { creditUnion } from "./credit-union.js";
import { network, networkPartners } from "./network.js";
import { registrar } from "./registrar.js";
import type { PortalTable } from "./table.js";

export const tables: readonly PortalTable[] = [creditUnion, registrar, care, network, networkPartners, community];
