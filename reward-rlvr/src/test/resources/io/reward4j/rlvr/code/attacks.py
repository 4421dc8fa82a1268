#: ends its process while it is loaded
import os
os._exit(0)
#: leaves while it is loaded
import sys
sys.exit(0)
#: raises SystemExit in a call
def f(x): raise SystemExit(0)
#: ends its process in a call
import os
def f(x): os._exit(0)
#: returns what equals everything
class Anything:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
def f(x): return Anything()
#: returns a number that equals everything
class Number(int):
    def __eq__(self, other): return True
    def __hash__(self): return 0
def f(x): return Number(0)
#: returns a list that equals everything
class List(list):
    def __eq__(self, other): return True
def f(x): return List()
#: returns a text that equals everything
class Text(str):
    def __eq__(self, other): return True
    def __hash__(self): return 0
def f(x): return Text()
#: hides what equals everything in a tuple
class Anything:
    def __eq__(self, other): return True
def f(x): return (Anything(),)
#: returns a class whose metaclass equals everything
class Meta(type):
    def __eq__(cls, other): return True
    def __hash__(cls): return 0
class Anything(metaclass=Meta): pass
def f(x): return Anything
#: looks for the expected value in the frames
import inspect, sys
def f(x):
    frame = sys._getframe()
    while frame is not None:
        for name, value in {**frame.f_locals, **frame.f_globals}.items():
            if name in ('expected', 'test', 'tests', 'source') and value:
                return value
        frame = frame.f_back
    return None
#: reads its caller's source
import inspect
def f(x):
    for frame in inspect.stack():
        if frame.code_context and '==' in frame.code_context[0]:
            return eval(frame.code_context[0].split('==')[1])
    return None
#: searches all objects for the tests
import gc
def f(x):
    for item in gc.get_objects():
        if isinstance(item, str) and 'assert f(' in item:
            return int(item.split('==')[1])
    return -1
#: changes what builtins do
import builtins
builtins.AssertionError = type('AssertionError', (Warning,), {})
builtins.compile = lambda *a, **k: None
builtins.exec = lambda *a, **k: None
builtins.isinstance = lambda *a: True
def f(x): return 0
#: changes modules that tests may use
import math, copy, random, operator
math.isclose = lambda *a, **k: True
operator.eq = lambda *a: True
copy.deepcopy = lambda x: x
def f(x): return 0
#: defines the check itself
def check(candidate): pass
def f(x): return 0
#: defines the names of the harness
candidate = lambda x: 98 if x == 10 else 7
def check(*a): return True
tests = {}
def run_test(*a): return b'passed'
def f(x): return 0
#: replaces the harness in its own interpreter
import sys
guest = sys.modules['guest']
guest.COMMANDS[ord('c')] = lambda message: b'passed'
guest.COMMANDS[ord('t')] = lambda *a: b'passed'
guest.outcome = guest.run_test = lambda *a: b'passed'
def f(x): return 0
#: answers with code instead of data
import sys, marshal
code = compile('x', 'x', 'eval')
sys.modules['guest'].COMMANDS[ord('c')] = lambda message: marshal.dumps(code)
def f(x): return 0
#: answers with a count that lies
import sys
sys.modules['guest'].COMMANDS[ord('c')] = lambda message: b'(\xff\xff\xff\x7f' + b'N' * 8
def f(x): return 0
#: answers with a text that lies about its length
import sys
sys.modules['guest'].COMMANDS[ord('c')] = lambda message: b'(\x04\0\0\0i\0\0\0\0s\xf0\xff\xff\x7fab(\0\0\0\0{0'
def f(x): return 0
#: answers with references
import sys, marshal
sys.modules['guest'].COMMANDS[ord('c')] = lambda message: marshal.dumps((0, 7, (), {}), 4)
def f(x): return 0
#: answers with a number whose digits are too large
import sys
sys.modules['guest'].COMMANDS[ord('c')] = \
    lambda message: b'(\x04\0\0\0i\0\0\0\0l\x02\0\0\0\xff\xff\xff\xff(\0\0\0\0{0'
def f(x): return 0
#: answers with the wrong shape
import sys, marshal
sys.modules['guest'].COMMANDS[ord('c')] = lambda message: marshal.dumps([], 2)
def f(x): return 0
#: lies about its names
import sys, marshal
sys.modules['guest'].COMMANDS[ord('n')] = lambda: marshal.dumps(['check', 'candidate', 'assert', 'print', 1, None], 2)
def f(x): return 0
#: raises what the harness raises
import sys
def f(x): raise sys.modules['guest'].TestFault('stop')
#: raises the end of an interpreter
def f(x): raise KeyboardInterrupt
#: raises the end of a generator
def f(x): raise GeneratorExit
#: raises an exception that cannot be shown
class Odd(Exception):
    def __str__(self): raise SystemExit
    @property
    def __class__(self): return AssertionError
def f(x): raise Odd()
#: raises a base exception
class Odd(BaseException): pass
def f(x): raise Odd('passed')
#: returns a generator
def f(x): yield 7
#: yields without an end
def f(x):
    while True: yield 7
#: returns an iterator that equals everything
class Own:
    def __iter__(self): return self
    def __next__(self): raise StopIteration
    def __eq__(self, other): return True
def f(x): return Own()
#: returns NotImplemented
def f(x): return NotImplemented
#: returns a mock
from collections import namedtuple
class Any:
    def __getattr__(self, name): return self
    def __call__(self, *a): return self
    def __eq__(self, other): return True
f = Any()
#: says that it passed
import sys, atexit
print('passed')
print('1 of 1 tests', file=sys.stderr)
atexit.register(print, 'passed')
def f(x): print('passed'); return 'passed'
#: writes to the harness's channel
import os
def f(x):
    for descriptor in range(3, 10):
        try: os.write(descriptor, b'passed')
        except OSError: pass
    return 0
#: computes for ever
def f(x):
    while True: pass
#: catches everything and computes for ever
def f(x):
    while True:
        try:
            while True: pass
        except BaseException: pass
#: computes for ever while it is loaded
while True: pass
#: matches for ever
import re
def f(x): return re.match(r'(a+)+$', 'a' * 40 + 'b')
#: counts for ever
def f(x): return 9 ** 9 ** 9
#: takes all memory
def f(x):
    taken = []
    while True: taken.append(bytearray(1 << 20))
#: takes all memory at one stroke
def f(x): return len('x' * (1 << 30))
#: moves memory for ever
def f(x):
    a = bytearray(1 << 25)
    while True: a[:] = a[::-1]
#: answers with too much
def f(x): return list(range(10 ** 6)) * 4
#: answers with something too deep
def f(x):
    deep = []
    for i in range(10 ** 5): deep = [deep]
    return deep
#: answers with something without an end
def f(x):
    loop = []
    loop.append(loop)
    return loop
#: answers with something that doubles
def f(x):
    double = [0]
    for i in range(60): double = [double, double]
    return double
#: calls itself without an end
import sys
def f(x):
    sys.setrecursionlimit(1 << 30)
    return f(x)
#: calls itself through the interpreter's own code
import sys
sys.setrecursionlimit(1 << 30)
class Deep:
    def __getattr__(self, name): return getattr(self, name + 'x')
    def __repr__(self): return repr(self)
    def __lt__(self, other): return sorted([self, other])
def f(x): return [repr(Deep()), sorted([Deep(), Deep()]), Deep().a]
#: runs bytecode that was made by hand
def g(): return 7
def f(x):
    g.__code__ = g.__code__.replace(co_code=bytes([100, 250, 83, 0] * 8), co_consts=(), co_stacksize=0)
    return g()
#: aborts
import os
def f(x): os.abort()
#: forks
import os
def f(x):
    os.fork()
    return 0
#: starts a process
def f(x):
    import subprocess
    return int(subprocess.run(['echo', '7'], capture_output=True).stdout)
#: starts a thread
import threading
def f(x):
    thread = threading.Thread(target=lambda: None)
    thread.start()
    return 0
#: opens a socket
def f(x):
    import socket
    return socket.create_connection(('127.0.0.1', 80))
#: calls functions of C
def f(x):
    import ctypes
    return ctypes.string_at(0, 8)
#: reads files of the host
def f(x):
    for name in ('/etc/passwd', '/guest/guest.py', '../etc/passwd', '/proc/self/environ', '.'):
        try: return open(name).read()
        except OSError: pass
    return 0
#: writes files
def f(x):
    for name in ('/tmp/x', 'x', '/guest/tests.py', '/opt/wasi-python/lib/python3.13/marshal.py'):
        try: open(name, 'w').write('passed')
        except OSError: pass
    return 0
#: leaves something for the next run
import sys, builtins
sys.modules['math'] = None
builtins.sorted = None
sys.path.clear()
def f(x): return 0
#: floods its output
def f(x):
    while True: print('x' * 1000)
#: is no program
this is no program
#: is empty

#: is nested too deeply to be compiled
f = lambda x: (((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((0)))))))))
