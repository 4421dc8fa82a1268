"""What runs inside the sandbox: programs, the functions of a candidate, and the tests that call them."""

import sys

# no path leads to a directory of the host
sys.path[:] = [entry for entry in sys.path if entry != '/guest']

import abc, array, ast, atexit, base64, binascii, bisect, builtins, calendar, cmath, codecs, collections, \
    collections.abc, contextlib, copy, csv, dataclasses, datetime, decimal, difflib, enum, fractions, functools, gc, \
    graphlib, hashlib, heapq, hmac, inspect, io, itertools, json, keyword, linecache, locale, logging, marshal, math, \
    numbers, operator, os, os.path, pickle, pprint, queue, random, re, secrets, statistics, string, struct, textwrap, \
    threading, time, timeit, traceback, types, typing, unicodedata, uuid, warnings, weakref, zlib

CHANNEL = 3
CALLED, ITERATOR, RAISED, NO_PLAIN_DATA, NOT_THERE = range(5)
PLAIN_MAPPINGS = (collections.Counter, collections.OrderedDict, collections.defaultdict)
MODULES = {name: module for name, module in sys.modules.items()
           if name.isidentifier() and not name.startswith('_') and name not in ('guest', 'trino', 'sys')}

candidate = {}
tests = {}


class CandidateFault(BaseException):
    """The candidate did what no function may: it died, or returned what cannot cross."""


class TestFault(BaseException):
    """A test does what no test may: it passes what cannot cross."""


def main(request):
    fields = []
    at = 1
    while at < len(request):
        end = at + 4 + int.from_bytes(request[at:at + 4], 'little')
        fields.append(request[at + 4:end])
        at = end
    return COMMANDS[request[0]](*fields)


def open_streams():
    def stream(descriptor, mode):
        raw = io.FileIO(descriptor, mode, closefd=False)
        if mode == 'r':
            return io.TextIOWrapper(io.BufferedReader(raw), 'utf-8', 'surrogateescape')
        return io.TextIOWrapper(io.BufferedWriter(raw), 'utf-8', 'surrogateescape', write_through=False)

    sys.stdin = sys.__stdin__ = stream(0, 'r')
    sys.stdout = sys.__stdout__ = stream(1, 'w')
    sys.stderr = sys.__stderr__ = stream(2, 'w')


def prepare():
    """The last that happens before the state is taken."""
    open_streams()
    random.seed(20240101)
    exec(compile('pass', 'main.py', 'exec'), {})
    re.compile(r'\s+(\d+)')
    gc.collect()
    gc.freeze()
    return b''


def run_program(source):
    module = types.ModuleType('__main__')
    sys.modules['__main__'] = module
    try:
        code = compile(source, 'main.py', 'exec', dont_inherit=True)
    except BaseException as fault:
        report(fault)
        return b'rejected'
    status = b'finished'
    try:
        exec(code, module.__dict__)
    except SystemExit as exit:
        if exit.code not in (None, 0):
            status = b'failed'
            if not isinstance(exit.code, int):
                print(exit.code, file=sys.stderr)
    except MemoryError as fault:
        status = b'memory'
        report(fault)
    except BaseException as fault:
        status = b'failed'
        report(fault)
    try:
        atexit._run_exitfuncs()
        for stream in (sys.stdout, sys.__stdout__):
            stream.flush()
    except MemoryError as fault:
        status = b'memory'
    except BaseException as fault:
        status = b'failed'
        report(fault)
    return status


def report(fault):
    try:
        lines = traceback.format_exception(type(fault), fault, fault.__traceback__, limit=-20, chain=False)
        sys.__stderr__.write(''.join(lines))
        sys.__stderr__.flush()
    except BaseException:
        pass


def load_candidate(source):
    module = types.ModuleType('solution')
    sys.modules['solution'] = module
    try:
        code = compile(source, 'solution.py', 'exec', dont_inherit=True)
    except BaseException as fault:
        report(fault)
        return b'rejected'
    global candidate
    candidate = module.__dict__
    try:
        exec(code, candidate)
    except MemoryError as fault:
        report(fault)
        return b'memory'
    except BaseException as fault:
        report(fault)
        return b'failed'
    return b'finished'


def names_of_candidate():
    names = [name for name, value in candidate.items() if callable(value) and type(name) is str]
    return marshal.dumps(names, 2)


def call_candidate(message):
    name, args, kwargs = marshal.loads(message)
    function = candidate.get(name)
    if function is None:
        return marshal.dumps((NOT_THERE, name, args, kwargs), 2)
    try:
        value = function(*args, **kwargs)
        status = CALLED
        if type(value) in PLAIN_MAPPINGS:
            value = dict(value)
        elif hasattr(type(value), '__next__'):
            status, value = ITERATOR, list(value)
    except BaseException as fault:
        return marshal.dumps((RAISED, fault_of(fault), args, kwargs), 2)
    try:
        return marshal.dumps((status, value, args, kwargs), 2)
    except ValueError:
        pass
    try:
        return marshal.dumps((status, plain(value), args, kwargs), 2)
    except ValueError:
        return marshal.dumps((NO_PLAIN_DATA, type(value).__name__, (), {}), 2)


def plain(value):
    """Collections of the standard library, wherever they stand, as the mappings that they are equal to."""
    kind = type(value)
    if kind in PLAIN_MAPPINGS or kind is dict:
        return {plain(key): plain(item) for key, item in value.items()}
    if kind in (list, tuple, set, frozenset):
        return kind(plain(item) for item in value)
    return value


def fault_of(fault):
    for kind in type(fault).__mro__:
        if kind.__module__ == 'builtins':
            try:
                return kind.__name__, str(fault)[:1000]
            except BaseException:
                return kind.__name__, ''
    return 'Exception', ''


def ask(message):
    os.write(CHANNEL, message)
    length = int.from_bytes(os.read(CHANNEL, 4), 'little')
    if not length:
        raise CandidateFault('the program ended')
    parts = []
    while length:
        part = os.read(CHANNEL, min(length, 1 << 20))
        length -= len(part)
        parts.append(part)
    return marshal.loads(b''.join(parts))


def stub(name):
    def call(*args, **kwargs):
        try:
            message = marshal.dumps((name, args, kwargs), 2)
        except ValueError:
            raise TestFault('passes ' + odd_kind((args, kwargs)) + ' to ' + name) from None
        status, value, args_after, kwargs_after = ask(message)
        if status == NO_PLAIN_DATA:
            raise CandidateFault('returned no plain data')
        if status == NOT_THERE:
            raise NameError(f"name '{name}' is not defined")
        follow(args, args_after)
        follow(kwargs, kwargs_after)
        if status == RAISED:
            raise exception_of(*value)
        return iter(value) if status == ITERATOR else value

    call.__name__ = call.__qualname__ = name
    return call


def odd_kind(value):
    kind = type(value)
    if kind in (list, tuple, set, frozenset):
        return next(filter(None, map(odd_kind, value)), '')
    if kind is dict:
        return odd_kind(list(value.items()))
    try:
        marshal.dumps(value, 2)
        return ''
    except ValueError:
        return 'a value of type ' + kind.__name__


def exception_of(name, text):
    kind = getattr(builtins, name, None)
    if not (isinstance(kind, type) and issubclass(kind, Exception)):
        return CandidateFault('raised ' + name[:40])
    try:
        fault = kind(text)
    except TypeError:
        fault = Exception(text)
    fault.__notes__ = ['candidate']
    return fault


def follow(mine, theirs):
    """Does to the arguments of a call what the candidate did to its copies of them."""
    kind = type(mine)
    if kind is not type(theirs):
        return
    if kind is tuple:
        for item, after in zip(mine, theirs):
            follow(item, after)
    elif kind is list:
        if len(mine) != len(theirs):
            mine[:] = theirs
            return
        for i, after in enumerate(theirs):
            if type(mine[i]) is type(after) and type(after) in (list, dict, set, tuple):
                follow(mine[i], after)
            else:
                mine[i] = after
    elif kind is dict:
        if list(mine) != list(theirs):
            mine.clear()
            mine.update(theirs)
            return
        for key, after in theirs.items():
            if type(mine[key]) is type(after) and type(after) in (list, dict, set, tuple):
                follow(mine[key], after)
            else:
                mine[key] = after
    elif kind is set:
        if mine != theirs:
            mine.clear()
            mine.update(theirs)


def prepare_tests(given, definitions, setup, entry_point):
    """Lays out the names that tests see: modules, the candidate's functions, what the reference defines."""
    global tests
    module = types.ModuleType('tests')
    sys.modules['tests'] = module
    tests = module.__dict__
    tests.update(MODULES)
    entry = entry_point.decode()
    names = marshal.loads(given)
    for name in names if type(names) is list else []:
        if type(name) is str and not hasattr(builtins, name) and name not in MODULES:
            tests[name] = stub(name)
    try:
        definitions = compile(definitions, 'definitions', 'exec', dont_inherit=True)
        setup = compile(setup, 'setup', 'exec', dont_inherit=True)
    except BaseException as fault:
        return b'refused:cannot be compiled'
    said = outcome(definitions)
    if said == b'passed':
        if entry:
            tests['candidate'] = tests[entry] = stub(entry)
        said = outcome(setup)
    if said != b'passed':
        return said
    if entry:
        tests['candidate'] = tests[entry] = stub(entry)
        if callable(tests.get('check')):
            return b'check'
    return b''


def run_test(source):
    try:
        code = compile(source, 'test', 'exec', dont_inherit=True)
    except BaseException as fault:
        return b'refused:cannot be compiled'
    return outcome(code)


def outcome(code):
    try:
        exec(code, tests)
    except TestFault as fault:
        return b'refused:' + str(fault).encode()
    except CandidateFault as fault:
        return b'failed:' + str(fault).encode()
    except MemoryError:
        return b'memory'
    except ImportError as fault:
        return (b'failed:' if hasattr(fault, '__notes__') else b'broken:') + reason(fault)
    except BaseException as fault:
        return b'failed:' + reason(fault)
    return b'passed'


def reason(fault):
    """Never holds what a test passes or expects."""
    if type(fault) is AssertionError:
        return b'wrong answer'
    name = type(fault).__name__.encode()
    return b'raised ' + name


COMMANDS = {
    ord('0'): prepare,
    ord('p'): run_program,
    ord('l'): load_candidate,
    ord('n'): names_of_candidate,
    ord('c'): call_candidate,
    ord('s'): prepare_tests,
    ord('t'): run_test,
}
