package io.reward4j.wire.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.Version;
import tools.jackson.core.base.ParserMinimalBase;
import tools.jackson.core.json.JsonReadContext;
import tools.jackson.core.json.PackageVersion;

/// What a parser of Jackson tells of its token, where it has the token's text: numbers and binary data are read from
/// that.
abstract class TextBackedParser extends ParserMinimalBase {

    TextBackedParser() {
        super(ObjectReadContext.empty());
    }

    /// Where the parser stands.
    protected abstract JsonReadContext context();

    /// The text of the token, which is a string, a number or a word.
    protected abstract String text();

    protected final boolean isScalar() {
        return _currToken != null && _currToken.isScalarValue();
    }

    @Override
    public TokenStreamContext streamReadContext() {
        return context();
    }

    @Override
    public @Nullable String currentName() {
        boolean opened = _currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY;
        return opened ? context().getParent().currentName() : context().currentName();
    }

    @Override
    public @Nullable String getString() {
        if (isScalar()) {
            return text();
        }
        if (_currToken == JsonToken.PROPERTY_NAME) {
            return context().currentName();
        }
        return _currToken == null ? null : _currToken.asString();
    }

    @Override
    public int getStringLength() {
        String string = getString();
        return string == null ? 0 : string.length();
    }

    @Override
    public int getStringOffset() {
        return 0;
    }

    @Override
    public char[] getStringCharacters() {
        return String.valueOf(getString()).toCharArray();
    }

    @Override
    public boolean hasStringCharacters() {
        return false;
    }

    @Override
    public NumberType getNumberType() {
        return _currToken == JsonToken.VALUE_NUMBER_INT ? NumberType.BIG_INTEGER : NumberType.BIG_DECIMAL;
    }

    @Override
    public Number getNumberValue() {
        return _currToken == JsonToken.VALUE_NUMBER_INT ? getBigIntegerValue() : getDecimalValue();
    }

    @Override
    public int getIntValue() {
        return Integer.parseInt(text());
    }

    @Override
    public long getLongValue() {
        return Long.parseLong(text());
    }

    @Override
    public BigInteger getBigIntegerValue() {
        return new BigInteger(text());
    }

    @Override
    public BigDecimal getDecimalValue() {
        return new BigDecimal(text());
    }

    @Override
    public float getFloatValue() {
        return Float.parseFloat(text());
    }

    @Override
    public double getDoubleValue() {
        return Double.parseDouble(text());
    }

    @Override
    public byte[] getBinaryValue(Base64Variant variant) {
        return variant.decode(text());
    }

    @Override
    public @Nullable Object currentValue() {
        return context().currentValue();
    }

    @Override
    public void assignCurrentValue(Object value) {
        context().assignCurrentValue(value);
    }

    @Override
    public Version version() {
        return PackageVersion.VERSION;
    }

    @Override
    protected void _closeInput() {}

    @Override
    protected void _releaseBuffers() {}
}
