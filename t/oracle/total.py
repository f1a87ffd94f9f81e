#!/usr/bin/env python3
"""Random carts, added up here by the rules alone and by the shop's C.

    total.py PROGRAM [SEED [CARTS]]
    total.py answer < CARTS

The rules, as ARCHITECTURE.md has them: whole minor units; one division
rounds, half to even; a percentage is taken of all goods; a discount is shared
over the lines by what they cost, by largest remainder, equal remainders to
the earlier line; tax is within what a line costs after its share, or on top
of it; it is rounded on every line, or once a rate and then shared over what
bears the rate, the delivery last. What does not fit 64 bits is refused.
"""
import json
import random
import subprocess
import sys
from fractions import Fraction

LARGEST = 2**63 - 1
MOST_LINES = 200
SIGNS = {"EUR": ("€", 2), "JPY": ("¥", 0), "KWD": ("KD\u00a0", 3)}


def half_even(number):
    return round(number)  # of a Fraction: exact, half to even


def shares(whole, weights):
    together = sum(weights)
    if together == 0:
        return [whole] + [0] * (len(weights) - 1)
    exact = [Fraction(whole * w, together) for w in weights]
    parts = [e.numerator // e.denominator for e in exact]
    order = sorted(range(len(weights)), key=lambda i: (parts[i] - exact[i], i))
    for i in order[: whole - sum(parts)]:
        parts[i] += 1
    return parts


def tax_of(amount, rate, added):
    return half_even(Fraction(amount * rate, 10000 if added else 10000 + rate))


def taxes(cart, amounts, rates):
    if cart["rounding"] == "line":
        return [tax_of(a, r, cart["added"]) for a, r in zip(amounts, rates)]
    result = [0] * len(rates)
    for rate in set(rates):
        where = [i for i, r in enumerate(rates) if r == rate]
        borne = [amounts[i] for i in where]
        tax = tax_of(sum(borne), rate, cart["added"])
        for i, share in zip(where, shares(tax, borne)):
            result[i] = share
    return result


def text(currency, minor):
    sign, digits = SIGNS[currency]
    if digits == 0:
        return sign + format(minor, ",")
    one = 10**digits
    return f"{sign}{minor // one:,}.{minor % one:0{digits}}"


def expected(cart):
    lines, kind, value = cart["lines"], cart["kind"], cart["value"]
    costs = [quantity * unit for quantity, unit, _ in lines]
    items = sum(costs)
    if len(lines) > MOST_LINES or items + cart["shipping"] > LARGEST:
        return None
    off, off_shipping = 0, 0
    if kind == "percent":
        if not 0 <= value <= 10000:
            return None
        off = half_even(Fraction(items * value, 10000))
    elif kind == "amount":
        off = min(value, items)
    elif kind == "shipping":
        off_shipping = cart["shipping"]
    parts = shares(off, costs)
    amounts = [c - p for c, p in zip(costs, parts)]
    amounts.append(cart["shipping"] - off_shipping)
    tax = taxes(cart, amounts, [r for _, _, r in lines] + [cart["bp"]])
    added = sum(tax) if cart["added"] else 0
    total = sum(amounts) + added
    if total > LARGEST:
        return None
    return {
        "items": items,
        "discount": off + off_shipping,
        "of it shipping": off_shipping,
        "tax of shipping": tax[-1],
        "tax": sum(tax),
        "tax added": added,
        "total": total,
        "text": text(cart["currency"], total),
        "lines": list(zip(parts, tax)),
    }


def some_rate(rng):
    usual = [0, 210, 500, 550, 700, 900, 1000, 1350, 1900, 2000, 2100, 2300]
    return rng.choice(usual + [2550, 2700, 2750, rng.randint(0, 2750)])


def some_unit(rng, huge):
    if huge:
        return rng.choice([LARGEST, LARGEST // rng.randint(1, 2000),
                           rng.randint(0, LARGEST)])
    return rng.choice([0, 1, rng.randint(0, 20), rng.randint(0, 2000),
                       rng.randint(0, 10**6), 5 * rng.randint(0, 500)])


def some_quantity(rng):
    return rng.choice([1, 1, 2, 3, rng.randint(1, 20), rng.randint(1, 999),
                       999])


def some_voucher(rng, goods):
    kind = rng.choice(["none", "percent", "percent", "amount", "shipping"])
    if kind == "percent":
        return kind, rng.choice([0, 1, 500, 1000, 1250, 3333, 9999, 10000,
                                 rng.randint(0, 10000), 10001])
    if kind == "amount":
        return kind, rng.choice([1, goods, goods + 1, rng.randint(0, 2000),
                                 rng.randint(0, goods + 1)])
    return kind, 0


def some_cart(rng):
    huge = rng.random() < 0.04
    few = rng.choice([1, 2, 3, rng.randint(1, 12), rng.randint(1, 12)])
    count = rng.choice([199, 200, 201]) if rng.random() < 0.003 else few
    rates = [some_rate(rng) for _ in range(rng.randint(1, 4))]
    lines = [(some_quantity(rng), some_unit(rng, huge and rng.random() < 0.5),
              rng.choice(rates)) for _ in range(count)]
    goods = sum(q * u for q, u, _ in lines)
    kind, value = some_voucher(rng, goods)
    return {
        "currency": rng.choice(["EUR", "EUR", "JPY", "KWD"]),
        "rounding": rng.choice(["line", "order"]),
        "added": rng.random() < 0.5,
        "shipping": rng.choice([0, 490, 990, rng.randint(0, 5000)]),
        "bp": rng.choice(rates),
        "kind": kind,
        "value": min(value, LARGEST),
        "lines": lines,
    }


def written(cart):
    head = [cart["currency"], cart["rounding"],
            "exclude" if cart["added"] else "include", cart["shipping"],
            cart["bp"], cart["kind"], cart["value"]]
    lines = [":".join(map(str, line)) for line in cart["lines"]]
    return " ".join(map(str, head + lines))


NAMES = ["items", "discount", "of it shipping", "tax of shipping", "tax",
         "tax added", "total"]


def read(answer):
    if answer == "refused":
        return None
    words = answer.split(" ")
    result = dict(zip(NAMES, map(int, words)))
    result["text"] = words[len(NAMES)]
    pairs = [w.split(":") for w in words[len(NAMES) + 1 :]]
    result["lines"] = [(int(a), int(b)) for a, b in pairs]
    return result


def differences(got, want):
    if got is None or want is None:
        return [] if got == want else [
            f"got {'refused' if got is None else got}, "
            f"want {'refused' if want is None else want}"]
    return [f"{name}: got {got[name]}, want {want[name]}"
            for name in want if got[name] != want[name]]


def cart_of(line):
    words = line.split()
    return {
        "currency": words[0],
        "rounding": words[1],
        "added": words[2] == "exclude",
        "shipping": int(words[3]),
        "bp": int(words[4]),
        "kind": words[5],
        "value": int(words[6]),
        "lines": [tuple(map(int, w.split(":"))) for w in words[7:]],
    }


def main():
    program = sys.argv[1]
    if program == "answer":
        for line in sys.stdin:
            print(json.dumps(expected(cart_of(line))))
        return
    seed = sys.argv[2] if len(sys.argv) > 2 else str(random.getrandbits(32))
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 10000
    rng = random.Random(seed)
    carts = [some_cart(rng) for _ in range(count)]
    asked = "".join(written(c) + "\n" for c in carts)
    ran = subprocess.run([program], input=asked.encode(),
                         stdout=subprocess.PIPE, check=False)
    answers = ran.stdout.decode().splitlines()
    print(f"# seed {seed}; again: SEED={seed} prove t/oracle/total.t")
    wants = [expected(c) for c in carts]
    wrong = [(c, d) for c, a, w in zip(carts, answers, wants)
             if (d := differences(read(a), w))]
    for cart, found in wrong[:5]:
        print("# " + written(cart)[:300])
        for difference in found:
            print("#   " + difference[:300])
    refused = sum(w is None for w in wants)
    print("1..2")
    if ran.returncode != 0:
        print(f"# it ended with {ran.returncode} after {len(answers)} carts")
    same = not wrong and len(answers) == count and ran.returncode == 0
    print(f"{'ok' if same else 'not ok'} 1 - {count} carts, {refused} of them "
          f"refused, {len(wrong)} different")
    both = 0 < refused < count // 5
    print(f"{'ok' if both else 'not ok'} 2 - some are refused, most are not")
    sys.exit(0 if same and both else 1)


if __name__ == "__main__":
    main()
