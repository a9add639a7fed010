// Calls the binding many times in many ways, for the tests that watch the native heap from outside. It prints how many bytes malloc has
// handed out after a fifth of the calls, when all caches are warm, and after all of them.
// usage: Darts.Libvirt.Exercise CALLS [texts to leak on purpose, so that a test can see that it would see a leak]

using System.Globalization;
using Darts.Libvirt.Exercise;

var calls = int.Parse(args[0], CultureInfo.InvariantCulture);
using (var mixed = new MixedCalls())
{
    mixed.Make(calls / 5);
    Console.WriteLine(NativeHeap.BytesInUse());
    mixed.Make(calls - (calls / 5));
    Console.WriteLine(NativeHeap.BytesInUse());
}

if (args.Length > 1)
{
    NativeHeap.Leak(int.Parse(args[1], CultureInfo.InvariantCulture));
}
