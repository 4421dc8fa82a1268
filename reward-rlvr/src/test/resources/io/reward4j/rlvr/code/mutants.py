"""Makes mutants.jsonl.gz: solutions of HumanEval with one operator, constant or branch changed, and whether they pass
their tests under the python3 that runs this. Usage: python3 mutants.py humaneval.jsonl.gz mutants.jsonl.gz"""

import ast, copy, gzip, json, random, resource, subprocess, sys

WANTED = 600
SECONDS = 4
LEFT_OUT = {75}  # the solution itself takes very long

BINARY = [ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.Mod]
COMPARE = [ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq]


def places(tree):
    return [node for node in ast.walk(tree) if
            isinstance(node, ast.BinOp) and type(node.op) in BINARY
            or isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARE
            or isinstance(node, ast.Constant) and type(node.value) in (int, bool)
            or isinstance(node, (ast.If, ast.While, ast.IfExp, ast.BoolOp))]


def change(node, chance):
    if isinstance(node, ast.BinOp):
        node.op = chance.choice([kind for kind in BINARY if kind is not type(node.op)])()
    elif isinstance(node, ast.Compare):
        node.ops[0] = chance.choice([kind for kind in COMPARE if kind is not type(node.ops[0])])()
    elif isinstance(node, ast.Constant):
        node.value = not node.value if type(node.value) is bool else node.value + chance.choice([-1, 1, 2])
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    else:
        node.test = ast.UnaryOp(ast.Not(), node.test)


def passes(program, problem):
    text = program + '\n' + problem['test'] + f"\ncheck({problem['entry_point']})\n"
    try:
        return subprocess.run(
            [sys.executable, '-c', text], timeout=60, capture_output=True, stdin=subprocess.DEVNULL,
            preexec_fn=lambda: (resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS)),
                                resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30)))).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def main(problems, mutants):
    chance = random.Random(19)
    problems = [json.loads(line) for line in gzip.open(problems, 'rt')]
    made = {}
    while len(made) < WANTED:
        number = chance.randrange(len(problems))
        if number in LEFT_OUT:
            continue
        problem = problems[number]
        tree = ast.parse(problem['prompt'] + problem['canonical_solution'])
        body = next(node for node in tree.body
                    if isinstance(node, ast.FunctionDef) and node.name == problem['entry_point'])
        nodes = places(body)
        if not nodes:
            continue
        change(chance.choice(nodes), chance)
        program = ast.unparse(ast.fix_missing_locations(tree))
        if (number, program) not in made:
            made[number, program] = passes(program, problem)
    with gzip.GzipFile(mutants, 'wb', mtime=0) as out:
        for (number, program), right in sorted(made.items()):
            out.write(json.dumps({'task': number, 'program': program, 'passes': right}).encode() + b'\n')


main(*sys.argv[1:])
