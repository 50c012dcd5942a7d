"""The same formula as the engine's, vectorised: one NumPy pass over all companies for each investor.

Reads the columns of a market from a folder (manifest.json names each file, its type and its length), scores the
investors and prints seconds and candidates as JSON. Needs NumPy alone.
"""

import json
import sys
import time

import numpy as np

folder = sys.argv[1]
with open(f"{folder}/manifest.json", encoding="utf-8") as file:
    manifest = json.load(file)
col = {name: np.fromfile(f"{folder}/{name}", dtype) for name, dtype in manifest["columns"].items()}
weights, alpha, floor, top = manifest["weights"], manifest["alpha"], manifest["floor"], manifest["top"]
companies = len(col["companyStage"])
UNKNOWN = 0xFFFF


def lifts(name, investor):
    """Lift of every value of an attribute, and 0 for an unknown one at the end."""
    prior = col[f"{name}.prior"]
    start = col[f"{name}.start"]
    rows = slice(start[investor], start[investor + 1])
    code = col[f"{name}.code"][rows]
    found = np.zeros(len(prior) + 1)
    if len(code) == 0:
        return found
    evidence = col[f"{name}.declared"][rows] + col[f"{name}.dealt"][rows]
    n = evidence.sum()
    found[:-1] = np.log(alpha / (n + alpha))
    p = prior[code]
    found[code] = np.log((evidence + alpha * p) / ((n + alpha) * p))
    return found


sector_count = np.diff(col["companySectorStart"])
sector_owner = np.repeat(np.arange(companies), sector_count)
sector_share = np.maximum(1, sector_count)
codes = {
    name: np.where(col[field] == UNKNOWN, len(col[f"{name}.prior"]), col[field]).astype(np.intp)
    for name, field in (("stage", "companyStage"), ("area", "companyArea"), ("ask", "companyAskBucket"))
}
log_ask = np.log(np.maximum(1, np.nan_to_num(col["companyAsk"], nan=1)))
has_ask = col["companyAskBucket"] != UNKNOWN
open_to_meet = col["companyCapacity"] > 0


def score(investor):
    by_sector = np.bincount(sector_owner, lifts("sector", investor)[col["companySector"]], companies) / sector_share
    total = np.round(weights["sector"] * by_sector)
    total += np.round(weights["stage"] * lifts("stage", investor)[codes["stage"]])
    total += np.round(weights["region"] * lifts("area", investor)[codes["area"]])
    lift = weights["ask"] * lifts("ask", investor)[codes["ask"]]
    low, high = col["ticketMin"][investor], col["ticketMax"][investor]
    if np.isnan(low):
        ticket = lift
    else:
        low, high = np.log(max(1, low)), np.log(max(1, high))
        beyond = np.maximum(0, np.maximum(low - log_ask, log_ask - high))
        fit = np.maximum(-1, 1 - beyond / np.log(4))
        ticket = weights["fit"] * fit + np.where(fit == 1, np.maximum(0, lift), np.minimum(0, lift))
    total += np.round(np.where(has_ask, ticket, 0))
    terms = range(col["investorStart"][investor], col["investorStart"][investor + 1])
    starts = col["postingStart"]
    spans = [(starts[t], starts[t + 1], w) for t, w in ((col["investorTerm"][i], col["investorWeight"][i]) for i in terms)]
    if spans:
        at = np.concatenate([col["postingCompany"][a:b] for a, b, _ in spans])
        weight = np.concatenate([col["postingWeight"][a:b] * w for a, b, w in spans])
        total += np.round(weights["text"] * np.bincount(at, weight, companies))
    allowed = open_to_meet.copy()
    allowed[col["blockedCompany"][col["blockedStart"][investor] : col["blockedStart"][investor + 1]]] = False
    refused = col["refusedSector"][col["refusedStart"][investor] : col["refusedStart"][investor + 1]]
    if len(refused):
        allowed[sector_owner[np.isin(col["companySector"], refused)]] = False
    total[~allowed] = -np.inf
    best = np.argpartition(-total, top)[:top] if top < companies else np.arange(companies)
    best = best[total[best] >= floor]
    return best[np.lexsort((best, -total[best]))], total


investors = manifest["investors"]
seconds = []
for _ in range(manifest["rounds"]):
    before = time.process_time()
    for investor in range(investors):
        score(investor)
    seconds.append(time.process_time() - before)
sample = []
for investor in range(manifest["sample"]):
    best, total = score(investor)
    sample.append([float(total[c]) for c in best])
print(json.dumps({"numpy": np.__version__, "seconds": seconds, "sample": sample}))
