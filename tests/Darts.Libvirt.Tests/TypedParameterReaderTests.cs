using Darts.Libvirt.Interop;

namespace Darts.Libvirt.Tests;

public sealed unsafe class TypedParameterReaderTests
{
    private static readonly TypedParameters s_parameters = new()
    {
        { "int", -1 },
        { "uint", 2u },
        { "long", -3L },
        { "ulong", 4UL },
        { "double", 0.5 },
        { "bool", true },
        { "text", "größer" },
    };

    [Fact]
    public void Each_value_is_found_by_its_name_and_type()
    {
        NativeLoader.EnsureUsable();
        using var native = new ParameterList(s_parameters);
        var reader = new TypedParameterReader(native.First, native.Count);

        Assert.Equal(7, reader.Count);
        Assert.Equal(-1, reader.GetInt32("int"));
        Assert.Equal(2u, reader.GetUInt32("uint"));
        Assert.Equal(-3, reader.GetInt64("long"));
        Assert.Equal(4UL, reader.GetUInt64("ulong"));
        Assert.Equal(0.5, reader.GetDouble("double"));
        Assert.True(reader.GetBoolean("bool"));
        Assert.Equal("größer", reader.GetString("text"));
        Assert.Equal(TypedParameterType.Ullong, reader.GetParameterType("ulong"));
    }

    [Fact]
    public void A_name_that_is_not_there_is_null_of_any_type()
    {
        NativeLoader.EnsureUsable();
        using var native = new ParameterList(s_parameters);
        var reader = new TypedParameterReader(native.First, native.Count);

        Assert.Null(reader.GetInt32("none"));
        Assert.Null(reader.GetUInt32("none"));
        Assert.Null(reader.GetInt64("none"));
        Assert.Null(reader.GetUInt64("none"));
        Assert.Null(reader.GetDouble("none"));
        Assert.Null(reader.GetBoolean("none"));
        Assert.Null(reader.GetString("none"));
        Assert.Null(reader.GetParameterType("none"));
    }

    [Fact]
    public void A_value_of_another_type_is_refused_with_the_types()
    {
        NativeLoader.EnsureUsable();

        var error = Assert.Throws<LibvirtException>(() =>
        {
            using var native = new ParameterList(s_parameters);
            return new TypedParameterReader(native.First, native.Count).GetInt32("text");
        });

        Assert.Equal("virTypedParamsGetInt", error.Function);
        Assert.Contains("text", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Statistics_are_read_without_copying_them_all()
    {
        using var host = new FakeHost();

        var states = host.Connection.ReadAllDomainStatistics((uuid, values) => (uuid, State: values.GetInt32("state.state")));

        Assert.Equal((Guid.Parse("6695eb01-f6a4-8304-79aa-97f2502e193f"), (int)DomainState.Running), Assert.Single(states));
    }
}
