using Darts.Libvirt.Interop;

namespace Darts.Libvirt.Tests;

public sealed unsafe class TypedParametersTests
{
    [Fact]
    public void What_goes_into_C_comes_back_with_its_type()
    {
        var parameters = new TypedParameters
        {
            { "int", int.MinValue },
            { "uint", uint.MaxValue },
            { "long", long.MinValue },
            { "ulong", ulong.MaxValue },
            { "double", 0.1 },
            { "bool", true },
            { "text", "größer ☂ than \"before\"" },
            { "texts", ["vda", "vdb", "vdc"] },
            { "read", TypedParameterType.Ullong, "18446744073709551615" },
        };

        var back = ThereAndBack(parameters);

        Assert.Equal(parameters.Keys, back.Keys);
        Assert.All(parameters, p => Assert.Equal(p.Value, back[p.Key]));
        Assert.Equal(["vda", "vdb", "vdc"], back.GetStrings("texts"));
        Assert.Equal(["größer ☂ than \"before\""], back.GetStrings("text"));
        Assert.Empty(back.GetStrings("nothing"));
        Assert.Equal(ulong.MaxValue, back.GetUInt64("read"));
        Assert.Null(back.GetInt64("read"));
        Assert.Null(back.GetUInt64("int"));
        Assert.Null(back.GetDouble("texts"));
    }

    [Fact]
    public void None_are_none() => Assert.Empty(ThereAndBack([]));

    [Fact]
    public void A_name_that_libvirt_has_no_room_for_is_refused()
    {
        var tooLong = new TypedParameters { { "fine", 1 }, { new string('n', 80), 1 } };

        Assert.Contains("too long", Assert.Throws<LibvirtException>(() => ThereAndBack(tooLong)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_with_a_nul_is_refused_alone_and_in_a_list()
    {
        Assert.Throws<ArgumentException>(() => ThereAndBack(new TypedParameters { { "text", "a\0b" } }));
        Assert.Throws<ArgumentException>(() => ThereAndBack(new TypedParameters { { "texts", ["a", "b\0c"] } }));
    }

    [Fact]
    public void A_text_that_is_no_value_of_its_type_is_refused() =>
        Assert.Throws<LibvirtException>(() => new TypedParameters { { "number", TypedParameterType.Int, "many" } });

    private static TypedParameters ThereAndBack(TypedParameters parameters)
    {
        NativeLoader.EnsureUsable();
        using var native = new ParameterList(parameters);
        return TypedParameters.Copy(native.First, native.Count);
    }
}
