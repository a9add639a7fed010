using Darts.ApiGenerator;

namespace Darts.Libvirt.Tests.Interop;

/// <summary>Every function can be called through the public API, or stands here with the reason why not.</summary>
public sealed class ReachTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string[]> s_leftOut = new()
    {
        ["An error is read on the thread of its call, at once, and becomes an exception: none is kept, copied or reset."] =
        [
            "virConnCopyLastError", "virConnGetLastError", "virConnResetLastError", "virCopyLastError", "virFreeError", "virGetLastErrorDomain",
            "virGetLastErrorMessage", "virResetError", "virResetLastError", "virSaveLastError",
        ],
        ["Errors are nowhere printed, and handed to no callback."] = ["virConnSetErrorFunc", "virDefaultErrorFunc"],
        ["libvirt's own event loop serves the whole process."] = ["virEventRegisterImpl"],
    };

    [Fact]
    public void Every_function_is_reached_from_a_public_member_or_left_out_for_a_reason()
    {
        var functions = Description.Installed().Functions.ToLookup(f => f.Library, f => Api.Name(f.Element));
        var reached = CallGraph.Reached(typeof(Connection).Assembly);
        var leftOut = s_leftOut.Values.SelectMany(f => f).ToList();
        foreach (var library in functions)
        {
            output.WriteLine($"{library.Key}: {library.Count(reached.Contains)} of {library.Count()} reached");
        }

        Assert.Equal("", string.Join('\n', functions.SelectMany(f => f).Except(reached).Except(leftOut).Order()));
        Assert.Equal("", string.Join('\n', leftOut.Where(reached.Contains)));
        Assert.True(functions["libvirt"].Count(reached.Contains) >= 500);
        Assert.All(functions["libvirt-qemu"], f => Assert.Contains(f, reached));
    }
}
