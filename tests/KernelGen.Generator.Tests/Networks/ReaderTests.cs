using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>Whatever an attribute lets a user say arrives in the declaration.</summary>
public sealed class ReaderTests
{
    /// <summary>Every layer attribute and <c>[Network]</c>, written with as little as it needs.</summary>
    public static TheoryData<string> Attributes => new(typeof(LayerOperatorAttribute).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(LayerOperatorAttribute)))
        .Append(typeof(NetworkAttribute))
        .Select(type => type.Name));

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Every_option_changes_the_declaration(string attribute)
    {
        var type = typeof(NetworkAttribute).Assembly.GetType("KernelGen." + attribute)!;
        var required = RequiredArguments(type).ToArray();
        var plain = Read(type, required);
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanWrite))
        {
            var said = Read(type, required.Append($"{property.Name} = {Value(property, type)}"));
            Assert.False(plain.Equals(said), $"{property.Name} of {attribute} is not read");
            Assert.Equal(said, Read(type, required.Append($"{property.Name} = {Value(property, type)}")));
        }
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Every_argument_changes_the_declaration(string attribute)
    {
        var type = typeof(NetworkAttribute).Assembly.GetType("KernelGen." + attribute)!;
        var parameters = Longest(type).GetParameters();
        var plain = parameters.Select(parameter => $"{parameter.Name}: {First(parameter)}").ToArray();
        for (var i = 0; i < parameters.Length; i++)
        {
            var index = i;
            Assert.NotEqual(Read(type, plain), Read(type, plain.Select((text, other) => other == index ? $"{parameters[index].Name}: {Second(parameters[index])}" : text)));
        }
    }

    private static NetworkDeclaration Read(Type type, IEnumerable<string> arguments)
    {
        var attribute = $"{type.Name[..^"Attribute".Length]}({string.Join(", ", arguments)})";
        return Nets.Read(type == typeof(NetworkAttribute) ? $"[{attribute}, ReLU]" : $"[Network(4, 8, 8), {attribute}]");
    }

    private static ConstructorInfo Longest(Type type) => type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First();

    private static IEnumerable<string> RequiredArguments(Type type) =>
        Longest(type).GetParameters().Where(parameter => !parameter.HasDefaultValue).Select(First);

    private static string First(ParameterInfo parameter) => parameter.ParameterType == typeof(string) ? "\"a\"" : "1";

    private static string Second(ParameterInfo parameter) => parameter.ParameterType == typeof(string) ? "\"b\"" : "2";

    /// <summary>Something else than what holds when the option is not said, but for numbers: saying them is a difference.</summary>
    private static string Value(PropertyInfo property, Type type)
    {
        if (property.PropertyType == typeof(bool)) return property.GetValue(Instance(type)) is true ? "false" : "true";
        if (property.PropertyType == typeof(string)) return "\"x\"";
        if (property.PropertyType == typeof(double[])) return "new double[] { 0.5 }";
        if (property.PropertyType == typeof(double)) return "0.25";
        return property.PropertyType.IsEnum ? $"{property.PropertyType.Name}.{Enum.GetNames(property.PropertyType)[1]}" : "1";
    }

    private static object Instance(Type type) => Longest(type).Invoke(
        Longest(type).GetParameters().Select(parameter => parameter.ParameterType == typeof(string) ? "a" : Convert.ChangeType(1, parameter.ParameterType, System.Globalization.CultureInfo.InvariantCulture)).ToArray());
}
